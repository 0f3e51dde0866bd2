/** Where the page is: its path and query, kept in the address so that every view is a link. */

class Place {
  path = $state(location.pathname);
  query = $state.raw(new URLSearchParams(location.search));
  /** Counts changes of page (not of filter), for moving the focus to the new page's heading. */
  turns = $state(0);

  constructor() {
    addEventListener('popstate', () => this.#read());
    document.addEventListener('click', (event) => this.#follow(event));
  }

  go(address: string, { replace = false } = {}): void {
    const before = this.path;
    history[replace ? 'replaceState' : 'pushState'](null, '', address);
    this.#read();
    if (before !== this.path) scrollTo(0, 0);
  }

  /** The same page with other parameters; an empty value takes the parameter away. */
  with(changes: Record<string, string | string[] | null>): string {
    const query = new URLSearchParams(this.query);
    for (const [name, value] of Object.entries(changes)) {
      query.delete(name);
      for (const one of Array.isArray(value) ? value : value ? [value] : []) query.append(name, one);
    }
    const text = query.toString();
    return this.path + (text ? `?${text}` : '');
  }

  #read(): void {
    if (this.path !== location.pathname) this.turns += 1;
    this.path = location.pathname;
    this.query = new URLSearchParams(location.search);
  }

  #follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest?.('a');
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.pathname.startsWith('/api/') || link.getAttribute('href')?.startsWith('#')) return;
    event.preventDefault();
    this.go(link.pathname + link.search + link.hash);
  }
}

export const here = new Place();
