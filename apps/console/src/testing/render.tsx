import { Refine } from '@refinedev/core';
import { cleanup, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { MemoryRouter, parsePath } from 'react-router';
import { authProvider } from '../app/providers/auth.ts';
import { dataProvider } from '../app/providers/data.ts';
import { type Language, setLanguage } from '../app/providers/i18n.ts';

export const languages = ['zh', 'en'] as const satisfies Language[];

/**
 * Shows an element alone, in a language, at a path, with the providers of the app, and returns the keyboard and pointer of a
 * person. `signedIn`: with the viewer that the API names. It removes what was shown before, because a hook of this module would
 * run only for the first of the files that share it.
 */
export async function renderIn(
  language: Language,
  element: ReactElement,
  { path = '/', signedIn = false }: { readonly path?: string; readonly signedIn?: boolean } = {},
) {
  cleanup();
  setLanguage(language);
  const providers = (shown: ReactElement) => (
    // A key of its own, as a browser's history has: what a page saves for its entry is not that of another test.
    <MemoryRouter initialEntries={[{ ...parsePath(path), key: path }]}>
      <Refine
        dataProvider={dataProvider}
        {...(signedIn ? { authProvider } : {})}
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

/** Answers the console's operations by their names, in place of the network; an answer may be a promise. */
export function answerQueriesWith<V>(answers: Readonly<Record<string, (variables: V) => unknown>>): void {
  globalThis.fetch = async (_, init) => {
    const { query, variables } = JSON.parse(String(init?.body)) as { query: string; variables: V };
    const answer = answers[/^(?:query|mutation) (\w+)/.exec(query)?.[1] ?? ''];
    if (answer === undefined) throw new Error(`the test has no answer to ${query}`);
    return Response.json({ data: await answer(variables) });
  };
}
