import type { Page } from 'playwright-core';

/** What a person does on pages: counted by the pages themselves, from the events of the browser. */
export interface Effort {
  /** Clicks, taps and presses of Enter or Tab. */
  presses: number;
  /** Signs that reach a field; a Chinese character counts as three, as it is typed by pinyin. */
  signs: number;
  readonly fields: Set<string>;
  /** Pictures and scans that were given. */
  pictures: number;
}

/** 40 words of 5 signs each a minute. */
const SIGN_SECONDS = 60 / (40 * 5);
/** Keystroke-level model (Card, Moran, Newell): to decide, to point, to press. */
const PRESS_SECONDS = 1.35 + 1.1 + 0.2;
/** To find a scan, or to hold the phone over an ID. */
const PICTURE_SECONDS = 12;
/** To read what is to be confirmed: consent, summary, and the messages. */
const READ_SECONDS = 90;

export const noEffort = (): Effort => ({ presses: 0, signs: 0, fields: new Set(), pictures: 0 });

/** Her time without the time that the programs take, seconds. */
export const secondsOf = ({ presses, signs, pictures }: Effort): number =>
  presses * PRESS_SECONDS + signs * SIGN_SECONDS + pictures * PICTURE_SECONDS + READ_SECONDS;

/** Counts into `effort` what is done on a page from now on. */
export async function countEffort(page: Page, effort: () => Effort): Promise<void> {
  await page.exposeFunction('tellEffort', (what: 'press' | 'input' | 'picture', field: string, signs: number) => {
    const to = effort();
    if (what === 'press') to.presses += 1;
    else if (what === 'picture') to.pictures += 1;
    else {
      to.signs += signs;
      to.fields.add(field);
    }
  });
  await page.addInitScript(() => {
    const tell = (...told: unknown[]) =>
      (globalThis as unknown as { tellEffort(...all: unknown[]): void }).tellEffort(...told);
    const lengths = new WeakMap<EventTarget, string>();
    const weight = (text: string) => [...text].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 3 : 1), 0);
    document.addEventListener('click', ({ isTrusted }) => isTrusted && tell('press', '', 0), true);
    document.addEventListener('keydown', ({ key }) => ['Enter', 'Tab'].includes(key) && tell('press', '', 0), true);
    document.addEventListener('drop', () => tell('picture', '', 0), true);
    document.addEventListener(
      'input',
      ({ target }) => {
        if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
        if (target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type)) return;
        const field = target.closest('[data-field]')?.getAttribute('data-field') ?? target.id;
        if (target instanceof HTMLInputElement && target.type === 'file') return tell('picture', '', 0);
        // Nobody types a fingerprint or a public key: it is pasted, with one press.
        if (/^[\w+/=:\s-]{32,}$/.test(target.value)) return tell('press', '', 0);
        tell('input', field, Math.abs(weight(target.value) - weight(lengths.get(target) ?? '')));
        lengths.set(target, target.value);
      },
      true,
    );
  });
}
