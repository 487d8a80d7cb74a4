import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { chineseIn, languages, renderIn } from '../../testing/render.tsx';
import type { StepItem, StepLink } from './link.ts';
import { Step } from './page.tsx';

const item = (more: Partial<StepItem>): StepItem => ({
  ...{ key: 'website.name', label: 'Website name', material: null, done: false, how: 'type', now: 'Tea' },
  ...{
    reasons: [{ label: 'Against the rules', advice: 'Rename it' }],
    instruction: null,
    hasTemplate: false,
    faults: [],
    choices: [],
    several: false,
  },
  ...more,
});
const form = item({
  ...{ key: 'material.VERIFICATION_FORM', label: 'Verification form', material: 'VERIFICATION_FORM', how: 'upload' },
  ...{ now: null, hasTemplate: true },
});
const unanswered = { message: 'It has not been changed', suggestion: 'Change it' };
const open: StepLink = {
  ...{ provider: { name: 'Sample Cloud', hotline: '' }, orderNumber: 'BD1', orderKind: 'Change', ended: null },
  step: {
    ...{ name: 'CORRECTION_REQUIRED', due: null, orderReasons: [], guide: [], items: [item({}), form] },
    submit: {
      ...{ label: 'Submit', isReady: false, acknowledge: [] },
      blocked: ['Website name', 'Verification form'].map((label) => ({ item: label, ...unanswered })),
    },
  },
};
const over: StepLink = {
  ...open,
  ...{ step: null, ended: { message: 'It was handed in', suggestion: 'Nothing is to be done' } },
};
const ready: StepLink = {
  ...open,
  step: open.step && { ...open.step, submit: open.step.submit && { ...open.step.submit, isReady: true } },
};

const show = (language: 'zh' | 'en') =>
  renderIn(
    language,
    <QueryClientProvider client={new QueryClient()}>
      <Step />
    </QueryClientProvider>,
  );
/** Answers reads with `read`, and what is sent with `sent`; collects the requests that change something. */
function answering(read: () => Response, sent: () => Promise<Response> | Response = () => Response.json({})) {
  location.hash = 'secret';
  const posted: string[] = [];
  globalThis.fetch = async (url, init) => {
    if (init?.method !== 'POST') return read();
    posted.push(`${url} ${await (init.body as Blob).text()}`);
    return sent();
  };
  return posted;
}
const refused = (code: string, status: number) =>
  Response.json({ code, reasons: [{ message: 'It is too short', suggestion: 'Give two characters' }] }, { status });

test('the open step says what is left for each item, in the language of the page', async () => {
  for (const language of languages) {
    const posted = answering(() => Response.json(open));
    const { container } = await show(language);
    const left = (await screen.findAllByText(/^It has not been changed/)).map(({ textContent }) => textContent);
    expect(left).toEqual(
      ['Website name', 'Verification form'].map((label) =>
        language === 'zh'
          ? `${label} It has not been changed；Change it`
          : `${label} It has not been changed. Change it.`,
      ),
    );
    if (language === 'en') {
      expect(chineseIn(container).filter((text) => text !== '中文')).toEqual([]);
      expect(
        within(screen.getByRole('region', { name: 'Verification form' })).getByText(/ask whoever submitted/),
      ).toBeTruthy();
      expect((screen.getByRole('button', { name: 'Submit' }) as HTMLButtonElement).disabled).toBe(true);
    }
    expect(posted).toEqual([]);
  }
});

test('a refused value stays in its input beside what the API says; a saved one is said to be saved', async () => {
  let answer = refused('VALUES_NOT_ACCEPTED', 422);
  const posted = answering(
    () => Response.json(open),
    () => answer,
  );
  const { user } = await show('en');
  const input = (await screen.findByLabelText('New value: Website name')) as HTMLInputElement;
  await user.type(input, 'T');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect((await screen.findByRole('alert')).textContent).toBe('It is too shortGive two characters');
  expect(input.value).toBe('T');
  answer = Response.json(open);
  await user.type(input, 'ea');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Saved');
  expect(input.value).toBe('');
  expect(posted).toEqual(
    ['T', 'Tea'].map((value) => `/step-links/secret/fields {"field":"website.name","value":"${value}"}`),
  );
});

test('after the last press the page says that the step is over, and puts the focus there', async () => {
  let now = ready;
  answering(
    () => Response.json(now),
    () => {
      now = over;
      return Response.json(over);
    },
  );
  const { user } = await show('en');
  await user.click(await screen.findByRole('button', { name: 'Submit' }));
  await screen.findByText('It was handed in');
  expect(document.activeElement?.textContent).toContain('Nothing is to be done');
});

test('only an unknown link is called unknown: a fault of the server asks to try again', async () => {
  answering(() => refused('NOT_FOUND', 404));
  await show('en');
  await screen.findByText('This link is unknown');
  answering(() => refused('STEP_LINK', 403));
  await show('en');
  await screen.findByText('This link is unknown');
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  let broken = true;
  answering(() => (broken ? refused('INTERNAL', 500) : Response.json(over)));
  const { user } = await show('en');
  await screen.findByText(/not possible at the moment/);
  broken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('It was handed in');
});

test('several choices of a list are sent as such', async () => {
  const choices = [
    { value: '1', label: 'Line' },
    { value: '3', label: 'Host' },
  ];
  const access = item({ key: 'access.accessModes', label: 'Access modes', how: 'choose', several: true, choices });
  const posted = answering(() => Response.json({ ...open, step: open.step && { ...open.step, items: [access] } }));
  const { user } = await show('en');
  for (const { label } of choices) await user.click(await screen.findByRole('checkbox', { name: label }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await expect.poll(() => posted).toHaveLength(1);
  expect(posted[0]).toContain('{"field":"access.accessModes","values":["1","3"]}');
});
