import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { screen, within } from '@testing-library/react';
import { App } from 'antd';
import { expect, test } from 'vitest';
import { chineseIn, languages, renderIn } from '../../testing/render.tsx';
import { ConnectionForm } from './connection-form.tsx';

/** Answers the console's mutations and queries by their names, and keeps the inputs. */
function answerWith(answers: Readonly<Record<string, unknown>>) {
  const inputs: Record<string, unknown>[] = [];
  globalThis.fetch = async (_, init) => {
    const { query, variables } = JSON.parse(String(init?.body)) as { query: string; variables: { input?: object } };
    const name = /^(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
    if (variables.input !== undefined) inputs.push({ name, ...variables.input });
    return Response.json({ data: answers[name] });
  };
  return inputs;
}

const form = (language: 'zh' | 'en') =>
  renderIn(
    language,
    <QueryClientProvider client={new QueryClient()}>
      <App>
        <ConnectionForm label="add" onClose={() => undefined} />
      </App>
    </QueryClientProvider>,
  );
const names = {
  zh: {
    user: /用户名/,
    test: '测试连接',
    reason: /未通过测试仍要保存的原因/,
    passed: /测试通过：连接正常/,
    again: /请重新测试/,
  },
  en: {
    user: /^User/,
    test: 'Test the connection',
    reason: /Why it is saved/,
    passed: /The test passed: fine/,
    again: /test again/,
  },
} as const;

test.each(languages)(
  'a new connection is tested in the form, and asks for a reason until a test has passed: %s',
  async (language) => {
    const texts = names[language];
    const said = language === 'zh' ? '连接正常' : 'fine';
    const inputs = answerWith({
      TestConnection: { done: { __typename: 'ConnectionTest', id: 'test_1' } },
      ConnectionTest: { connectionTest: { id: 'test_1', answeredAt: '2026-11-24T02:00:00.000Z', ok: true, said } },
    });
    const { user, container } = await form(language);
    const userName = screen.getByLabelText(texts.user);
    expect(userName.getAttribute('aria-required')).toBe('true');
    await user.type(userName, 'yunqiao');
    expect(screen.getByLabelText(texts.reason)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: new RegExp(texts.test) }));
    await within(screen.getByRole('status')).findByText(texts.passed);
    expect(inputs).toMatchObject([{ name: 'TestConnection', userName: 'yunqiao' }]);
    expect(screen.queryByLabelText(texts.reason)).toBeNull();
    // Another value than the tested one makes the test void.
    await user.type(userName, '2');
    expect(screen.getByRole('status').textContent).toMatch(texts.again);
    expect(screen.getByLabelText(texts.reason)).toBeTruthy();
    if (language === 'en') expect(chineseIn(container)).toEqual([]);
  },
);
