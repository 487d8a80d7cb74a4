import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { answerQueriesWith, languages, renderIn } from '../../testing/render.tsx';
import { PersonRequests } from './person-requests.tsx';

const late = { zh: '逾期 2 个工作日', en: '2 working days overdue' };
const request = (id: string, left: object | null) => ({
  node: {
    ...{
      id,
      wants: 'DELETION',
      wantsLabel: id,
      soughtBy: 'ID_NUMBER',
      state: 'OPEN',
      stateLabel: '-',
      staffName: '小满',
    },
    ...{
      at: '2026-11-01T02:00:00.000Z',
      dueAt: '2026-11-20T02:00:00.000Z',
      provisional: false,
      overdue: left !== null,
    },
    ...{ left, decidedAt: null, decidedName: null, answeredAt: null, answeredName: null, answeredOver: null },
  },
});

const personRequests = () => ({
  personRequests: {
    edges: [
      request('first', { amount: 2, unit: 'WORKING_DAYS', overdue: true }),
      request('second', { amount: 3, unit: 'WORKING_DAYS', overdue: false }),
      request('third', null),
    ],
    pageInfo: { hasNextPage: false, endCursor: null },
  },
});

describe.each(languages)('requests of data subjects, %s', (language) => {
  test('say how long each is overdue, as orders do', async () => {
    answerQueriesWith({ PersonRequests: personRequests });
    await renderIn(language, <PersonRequests onOpen={() => undefined} />, { signedIn: true });
    expect((await screen.findAllByText(late[language])).map((one) => one.closest('tr')?.textContent)).toEqual([
      expect.stringContaining('first'),
    ]);
  });
});
