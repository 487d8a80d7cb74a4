import { Flex } from 'antd';
import { useState } from 'react';
import { listOf } from '../../app/providers/data.ts';
import { t } from '../../app/providers/i18n.ts';
import { Loaded } from '../../app/shell/states.tsx';
import { type Submission, submissionsDocument } from '../../generated/submission.ts';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { Faint, TimeCell } from '../../ui/list-page/cells.tsx';
import { type Column, DataTable } from '../../ui/list-page/data-table.tsx';
import { firstPage, PageButtons } from '../../ui/list-page/page-buttons.tsx';
import { useRows } from '../../ui/list-page/use-rows.ts';
import { Section } from '../../ui/page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { ledgerTexts } from './ledger-texts.ts';
import { OpenedFile } from './opened-file.tsx';
import { SubmissionTag } from './submission-tag.tsx';

const files = listOf('files', submissionsDocument, (data) => data.submissions);

/** The numbered files of a connection, newest first; one is open at a time. */
export function Ledger({ bureauId }: { bureauId: string }) {
  const [at, setAt] = useState(firstPage);
  const [opened, setOpened] = useState<string | null>(null);
  const { query, page } = useRows(files, { bureauId, first: 20, after: at.after }, { live: 'bureaus' });
  const columns: Column<Submission>[] = [
    { key: 'sequence', title: ledgerTexts.number, kind: 'head' },
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
    <Section
      title={t(ledgerTexts.title)}
      actions={
        <Flex align="baseline" gap={8}>
          {page === undefined ? null : (
            <Faint>
              {t(ledgerTexts.total, { n: page.totalIsCapped ? t(commonTexts.atLeast, { n: '1,000' }) : page.total })}
            </Faint>
          )}
          <Download list="submissions" filter={{ bureauId }} />
        </Flex>
      }
    >
      <Loaded query={query} rows={3}>
        {({ data }) =>
          data.length === 0 ? (
            <Faint>{t(ledgerTexts.empty)}</Faint>
          ) : (
            <DataTable
              name={t(ledgerTexts.title)}
              rows={data}
              columns={columns}
              detail={{
                name: ({ sequence, stateLabel }) => t(ledgerTexts.file, { n: sequence, state: stateLabel }),
                show: ({ id }) => <OpenedFile id={id} />,
                opened,
                onOpen: setOpened,
              }}
            />
          )
        }
      </Loaded>
      <Flex justify="end">
        <PageButtons at={at} info={page?.pageInfo} readsBack={false} onShow={setAt} />
      </Flex>
    </Section>
  );
}
