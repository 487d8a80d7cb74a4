import { Refine } from '@refinedev/core';
import { cleanup, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { MemoryRouter } from 'react-router';
import { accessControlProvider } from '../providers/access.ts';
import { dataProvider } from '../providers/data.ts';
import { i18nProvider, type Language, setLanguage } from '../providers/i18n.ts';

export const languages = ['zh', 'en'] as const satisfies Language[];

/**
 * Shows an element alone, in a language, with the providers of the app, and returns the keyboard and pointer of a person. It removes
 * what was shown before, because a hook of this module would run only for the first of the files that share it.
 */
export async function renderIn(language: Language, element: ReactElement) {
  cleanup();
  await setLanguage(language);
  const providers = (shown: ReactElement) => (
    <MemoryRouter>
      <Refine
        dataProvider={dataProvider}
        accessControlProvider={accessControlProvider}
        i18nProvider={i18nProvider}
        options={{ disableTelemetry: true, liveMode: 'off' }}
      >
        {shown}
      </Refine>
    </MemoryRouter>
  );
  const { rerender, container } = render(providers(element));
  return { user: userEvent.setup(), container, update: (next: ReactElement) => rerender(providers(next)) };
}

/** Chinese words that a person would see: texts, labels and titles. */
export const chineseIn = (container: Element): string[] =>
  [container, ...container.querySelectorAll('*')]
    .flatMap((one) => [
      ...[...one.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : [])),
      one.getAttribute('aria-label') ?? '',
      one.getAttribute('title') ?? '',
    ])
    .filter((text) => /\p{Script=Han}/u.test(text));

/** Answers the console's operations by their names, in place of the network. */
export function answerQueriesWith(answers: Readonly<Record<string, () => unknown>>): void {
  globalThis.fetch = async (_, init) => {
    const { query } = JSON.parse(String(init?.body)) as { query: string };
    const answer = answers[/^query (\w+)/.exec(query)?.[1] ?? ''];
    if (answer === undefined) throw new Error(`the test has no answer to ${query}`);
    return Response.json({ data: answer() });
  };
}
