import { screen, waitFor } from '@testing-library/react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { beforeEach, describe, expect, test } from 'vitest';
import { answerQueriesWith, languages, renderIn } from '../../testing/render.tsx';
import { AuditPage } from './page.tsx';

const texts = {
  zh: { who: '操作人', action: '操作', clear: '登录', named: '谷雨（云桥示例）' },
  en: { who: 'Who', action: 'Act', clear: 'Sign in', named: '谷雨 (云桥示例)' },
};
const actors = [
  { id: 'staff_1', name: '小满', partnerName: null },
  { id: 'staff_2', name: '谷雨', partnerName: '云桥示例' },
];

/** The filters that the list was asked for. */
const asked: unknown[] = [];
const rows = {
  ...{ edges: [], pageInfo: { hasNextPage: false, endCursor: null } },
  ...{ totalCount: 0, totalIsCapped: false },
};
const auditChain = () => ({
  auditChain: { links: 0, linkedAt: null, waiting: 0, head: null, closed: null, verified: null },
});
const auditRows = ({ filter }: { filter: unknown }) => {
  asked.push(filter);
  return { auditRows: rows };
};
const auditActors = ({ search }: { search: string }) => ({
  auditActors: actors.filter(({ id, name }) => id === search || name.includes(search)),
});
beforeEach(() => {
  asked.length = 0;
  answerQueriesWith<{ filter: unknown; search: string }>({
    ...{ AuditChain: auditChain, AuditActors: auditActors, AuditRows: auditRows },
  });
});

function Address() {
  return <output data-testid="address">{useLocation().search}</output>;
}

describe.each(languages)('the audit, %s', (language) => {
  test('is filtered by a person and an act, which stand in the address', async () => {
    const { user } = await renderIn(
      language,
      <>
        <AuditPage />
        <Address />
      </>,
      { path: '/audit', signedIn: true },
    );
    await user.type(await screen.findByRole('combobox', { name: texts[language].who }), '谷');
    await user.click(await screen.findByTitle(texts[language].named));
    await user.type(screen.getByRole('combobox', { name: texts[language].action }), texts[language].clear);
    await user.click(await screen.findByTitle(texts[language].clear));
    await waitFor(() => expect(screen.getByTestId('address').textContent).toBe('?actor=staff_2&action=signIn'));
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ actor: 'staff_2', action: 'signIn' }));
  });

  test('names the person of an address that has no rows', async () => {
    await renderIn(
      language,
      <Routes>
        <Route path="/" element={<Navigate to="/audit?actor=staff_2" />} />
        <Route path="/audit" element={<AuditPage />} />
      </Routes>,
      { signedIn: true },
    );
    await screen.findByTitle(texts[language].named);
    expect(screen.queryByText('staff_2')).toBeNull();
  });
});
