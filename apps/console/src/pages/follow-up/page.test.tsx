import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { chineseIn, languages, renderIn } from '../../testing/render.tsx';
import { FollowUp } from './page.tsx';

const link = {
  ...{ provider: { name: 'Sample Cloud', hotline: '' }, heading: 'Yearly check', filing: 'ICP 1', subject: 'Tea' },
  ...{
    website: '',
    todo: ['Please check the data above.', 'File it at https://beian.example; then answer.'],
    dataHeading: 'What is filed now',
    data: [{ label: 'Mobile', value: '139****0000' }],
  },
  answers: [
    { answer: 'confirmed', label: 'All of it is right', noted: 'Noted: right' },
    { answer: 'changed', label: 'Something has changed', noted: 'Noted: changed' },
  ],
  ...{ answer: null, expiresAt: '2027-12-01T02:00:00Z' },
};
const page = () => (
  <QueryClientProvider client={new QueryClient()}>
    <FollowUp />
  </QueryClientProvider>
);

test('opening the page sends no answer; a press does, and it may be changed', async () => {
  for (const language of languages) {
    location.hash = 'secret';
    const sent: string[] = [];
    let answer: string | null = null;
    globalThis.fetch = async (url, init) => {
      if (init?.method === 'POST' && String(url).startsWith('/follow-ups/')) {
        sent.push(String(url));
        answer = String(url).split('/').at(-1) ?? null;
      }
      return Response.json({ ...link, answer });
    };
    const { container, user } = await renderIn(language, page());
    const button = await screen.findByRole('button', { name: 'All of it is right' });
    expect(container.textContent).toContain('139****0000');
    expect(screen.getByRole('link').getAttribute('href')).toBe('https://beian.example');
    expect(sent).toEqual([]);
    await user.click(button);
    expect(await screen.findByText('Noted: right')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Something has changed' }));
    expect(await screen.findByText('Noted: changed')).toBeTruthy();
    expect(sent).toEqual(['/follow-ups/secret/answers/confirmed', '/follow-ups/secret/answers/changed']);
    if (language === 'en') expect(chineseIn(container).filter((text) => text !== '中文')).toEqual([]);
  }
});

test('a link that is over says what to do instead', async () => {
  globalThis.fetch = async () => Response.json({ code: 'FOLLOW_UP_LINK' }, { status: 403 });
  await renderIn('en', page());
  expect(await screen.findByText('This link is unknown or over')).toBeTruthy();
});

test('a fault of the server is not called the end of the link', async () => {
  globalThis.fetch = async () => Response.json({ code: 'INTERNAL' }, { status: 500 });
  await renderIn('en', page());
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
  expect(screen.queryByText('This link is unknown or over')).toBeNull();
});
