/** Asking the server: JSON in, JSON out, every failure an ApiError with one line to show. */

const BASE = '/api/v1';

export class ApiError extends Error {
  /** status: that of HTTP; 0 when no answer came at all. */
  constructor(readonly status: number, message: string) {
    super(message);
  }
  /** Whether asking again later may help: the server is away or overloaded. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Called when the server wants a token; set by the shell. */
export const hooks: { unauthorised: () => void } = { unauthorised: () => undefined };

async function answer<T>(request: Promise<Response>): Promise<T> {
  let response: Response;
  try {
    response = await request;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, '');
  }
  if (response.status === 401) hooks.unauthorised();
  if (response.status === 204) return undefined as T;
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ApiError(response.status, told(body));
  return body as T;
}

function told(body: unknown): string {
  if (body && typeof body === 'object' && 'error' in body && typeof body.error === 'string') return body.error;
  return '';
}

export function get<T>(path: string, params?: URLSearchParams | null, signal?: AbortSignal): Promise<T> {
  const address = addressOf(path, params);
  const early = asked.get(address);
  asked.delete(address);
  return answer<T>(early ?? fetch(address, { signal, credentials: 'same-origin' }));
}

const asked = new Map<string, Promise<Response>>();

/** Asks before the page that will want the answer is there: the next `get` of the same takes it. */
export function askAhead(path: string, params: URLSearchParams): void {
  const address = addressOf(path, params);
  const request = fetch(address, { credentials: 'same-origin' });
  request.catch(() => undefined); // whoever takes it sees the failure
  asked.set(address, request);
}

function addressOf(path: string, params?: URLSearchParams | null): string {
  const query = params?.toString();
  return `${BASE}${path}${query ? `?${query}` : ''}`;
}

export function post<T>(path: string, body: unknown): Promise<T> {
  const headers = { 'Content-Type': 'application/json', 'X-Rawi-Write': '1' };
  return answer<T>(fetch(`${BASE}${path}`, { method: 'POST', headers, body: JSON.stringify(body), credentials: 'same-origin' }));
}

export function upload<T>(path: string, form: FormData): Promise<T> {
  return answer<T>(
    fetch(`${BASE}${path}`, { method: 'POST', headers: { 'X-Rawi-Write': '1' }, body: form, credentials: 'same-origin' }),
  );
}

export const segment = (id: string): string => encodeURIComponent(id);

export function exportAddress(format: string, params: URLSearchParams): string {
  const query = params.toString();
  return `${BASE}/export/${format}${query ? `?${query}` : ''}`;
}
