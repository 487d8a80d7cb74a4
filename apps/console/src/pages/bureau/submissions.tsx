import { bureauFilter, submissionFilters } from '@beian/domain/submission';
import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import { Link } from 'react-router';
import { listOf } from '../../app/providers/data.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { shellTexts } from '../../app/shell/texts.ts';
import { type Submission, submissionsDocument } from '../../generated/submission.ts';
import { graphql } from '../../graphql.ts';
import { fileNumber } from '../../ui/file-number.ts';
import { Faint, OrderLink, TimeCell } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { ledgerTexts } from './ledger-texts.ts';
import { OpenedFile } from './opened-file.tsx';
import { SubmissionTag } from './submission-tag.tsx';
import { submissionsTexts } from './submission-texts.ts';

const bureauNamesDocument = graphql(`
  query BureauNames {
    bureaus {
      id
      provinceName
    }
  }
`);

const submissions = listOf('submissions', submissionsDocument, (data) => data.submissions);
const filters = { bureau: bureauFilter, ...submissionFilters };

/** 上报记录: the files to all bureaus, the newest first; an opened one shows its history and all its orders. */
export function Submissions() {
  const names = useQuery({
    ...queryOf(['bureauNames'], bureauNamesDocument, {}),
    staleTime: 300_000,
  });
  const columns: Column<Submission>[] = [
    {
      key: 'sequence',
      title: ledgerTexts.number,
      cell: ({ sequence }) => fileNumber(sequence),
      width: 90,
      kind: 'head',
    },
    {
      key: 'bureau',
      title: submissionsTexts.bureau,
      width: 110,
      cell: ({ bureauId, bureauName }) => (
        <Link to={`/gateway?bureau=${encodeURIComponent(bureauId)}`}>{bureauName}</Link>
      ),
    },
    {
      key: 'kinds',
      title: submissionsTexts.kinds,
      cell: ({ orders, kindLabels }) =>
        orders === 0 ? t(submissionsTexts.reply) : kindLabels.join(t(commonTexts.and)),
    },
    {
      key: 'orders',
      title: ledgerTexts.orders,
      width: 220,
      cell: ({ firstOrder, orders }) =>
        firstOrder === null ? (
          <Faint>{t(commonTexts.none)}</Faint>
        ) : (
          <>
            <OrderLink {...firstOrder} />
            {orders > 1 ? <Faint> {t(submissionsTexts.ofOrders, { n: orders })}</Faint> : null}
          </>
        ),
    },
    {
      key: 'result',
      title: ledgerTexts.result,
      cell: (file) => (
        <>
          <SubmissionTag file={file} />
          {file.said === null || file.state === 'ACCEPTED' ? null : (
            <Typography.Paragraph type="danger">
              {file.code} {file.said}
            </Typography.Paragraph>
          )}
        </>
      ),
    },
    {
      key: 'sent',
      title: ledgerTexts.sent,
      width: 110,
      cell: ({ sentAt }) => <TimeCell at={sentAt} none={t(ledgerTexts.notSent)} />,
    },
    {
      key: 'answered',
      title: submissionsTexts.answered,
      width: 150,
      cell: ({ answeredAt, settledAt, state, orders, answered }) => (
        <>
          <TimeCell at={answeredAt ?? settledAt} none={t(submissionsTexts.notAnswered)} />
          {state === 'ACCEPTED' && orders > 0 ? (
            <Faint> {t(submissionsTexts.answeredOf, { done: answered, all: orders })}</Faint>
          ) : null}
        </>
      ),
    },
    { key: 'attempts', title: ledgerTexts.attempts, width: 80, kind: 'number' },
    {
      key: 'hash',
      title: ledgerTexts.hash,
      width: 100,
      cell: ({ fileHash }) => <code title={fileHash}>{fileHash.slice(0, 8)}</code>,
    },
  ];
  return (
    <ListPage
      list={submissions}
      texts={{ title: shellTexts.submissions, total: ledgerTexts.total, ...submissionsTexts }}
      filters={filters}
      options={{ bureau: (names.data ?? []).map(({ id, provinceName }) => ({ value: id, label: provinceName })) }}
      variables={({ bureau, ...filter }) => ({ bureauId: bureau, filter })}
      columns={columns}
      detail={{
        name: (file) =>
          `${file.bureauName} · ${t(ledgerTexts.file, { n: fileNumber(file.sequence), state: file.stateLabel })}`,
        show: ({ id }) => <OpenedFile id={id} />,
      }}
      live="bureaus"
      download="submissions"
    />
  );
}
