import { ask } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { useBureauChanges } from '../../app/providers/live.ts';
import { type Submission, submissionsDocument } from '../../generated/submission.ts';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { fileNumber } from '../../ui/file-number.ts';
import { useThrottled } from '../../ui/hooks.ts';
import { TimeCell } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { usePages } from '../../ui/list-page/use-pages.ts';
import { commonTexts } from '../../ui/texts.ts';
import { ledgerTexts } from './ledger-texts.ts';
import { OpenedFile } from './opened-file.tsx';
import { SubmissionTag } from './submission-tag.tsx';

/** The numbered files of a connection, newest first; one is open at a time. */
export function Ledger({ bureauId }: { bureauId: string }) {
  const { page, ...files } = usePages(['files', bureauId], (after, signal) =>
    ask(submissionsDocument, { bureauId, first: 20, after }, signal),
  );
  useBureauChanges(useThrottled(() => void files.query.refetch(), 1000));
  const columns: Column<Submission>[] = [
    { key: 'sequence', title: ledgerTexts.number, cell: ({ sequence }) => fileNumber(sequence), kind: 'head' },
    { key: 'result', title: ledgerTexts.result, cell: (file) => <SubmissionTag file={file} /> },
    {
      key: 'hash',
      title: ledgerTexts.hash,
      cell: ({ fileHash }) => <code title={fileHash}>{fileHash.slice(0, 8)}</code>,
    },
    { key: 'attempts', title: ledgerTexts.attempts, kind: 'number' },
    { key: 'orders', title: ledgerTexts.orders, kind: 'number' },
    {
      key: 'sent',
      title: ledgerTexts.sent,
      kind: 'number',
      cell: ({ sentAt }) => <TimeCell at={sentAt} none={t(ledgerTexts.notSent)} />,
    },
  ];
  return (
    <ListCard
      title={t(ledgerTexts.title)}
      lead={
        page &&
        t(ledgerTexts.total, {
          n: page.totalIsCapped ? t(commonTexts.atLeast, { n: '1,000' }) : (page.totalCount ?? 0),
        })
      }
      actions={<Download list="submissions" filter={{ bureauId }} />}
      {...files}
      empty={ledgerTexts.empty}
      columns={columns}
      detail={{
        name: ({ sequence, stateLabel }) => t(ledgerTexts.file, { n: fileNumber(sequence), state: stateLabel }),
        show: ({ id }) => <OpenedFile id={id} />,
      }}
    />
  );
}
