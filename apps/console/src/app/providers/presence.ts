import { BACKGROUND_HEADER } from '@beian/domain/staff';

/** Time without input after which the calls of an open page do not count as use of the session, ms. */
const PRESENT_MS = 120_000;

/** Opening the page is something a person does. */
let lastInput = Date.now();

if (typeof document !== 'undefined')
  for (const kind of ['keydown', 'pointerdown', 'wheel'])
    document.addEventListener(kind, () => (lastInput = Date.now()), { capture: true, passive: true });

/** For every call: polling must not keep a session alive that nobody uses. */
export const presenceHeader = (): Readonly<Record<string, string>> =>
  Date.now() - lastInput > PRESENT_MS ? { [BACKGROUND_HEADER]: '1' } : {};
