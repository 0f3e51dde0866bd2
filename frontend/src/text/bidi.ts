/** Text from outside must not reorder the page: embeddings, overrides and isolates are shown instead of obeyed. */

const CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;

/** One character for each control, so that offsets hold. Marks (LRM, RLM, ALM) only nudge and are left alone. */
export const tame = (text: string): string => text.replace(CONTROLS, '\uFFFD');

export const hasControls = (text: string): boolean => text.search(CONTROLS) >= 0;
