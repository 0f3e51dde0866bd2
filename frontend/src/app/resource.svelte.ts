/** An answer of the server as state: asked again when what the request reads changes, the old answer kept meanwhile. */

import { ApiError } from './api';

export class Resource<T> {
  data = $state.raw<T | null>(null);
  error = $state.raw<ApiError | null>(null);
  loading = $state(true);
  #again = $state(0);

  /** To be made while a component is set up. `ask` may return null: then nothing is asked. */
  constructor(ask: (signal: AbortSignal) => Promise<T> | null) {
    $effect(() => {
      void this.#again;
      const controller = new AbortController();
      const request = ask(controller.signal);
      if (!request) {
        this.loading = false;
        return;
      }
      this.loading = true;
      request.then(
        (data) => {
          if (controller.signal.aborted) return;
          this.data = data;
          this.error = null;
          this.loading = false;
        },
        (error: unknown) => {
          if (controller.signal.aborted) return;
          this.error = error instanceof ApiError ? error : new ApiError(0, String(error));
          this.loading = false;
        },
      );
      return () => controller.abort();
    });
  }

  again(): void {
    this.#again += 1;
  }
}
