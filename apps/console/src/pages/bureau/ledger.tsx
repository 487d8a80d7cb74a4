import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { useBureauChanges } from '../../app/providers/live.ts';
import { Failure } from '../../app/shell/states.tsx';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { dueTime } from '../../ui/due.ts';
import { useThrottled } from '../../ui/hooks.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import styles from './ledger.module.css';
import { type Submission, submissionsDocument } from './ledger-documents.ts';
import { ledgerTexts } from './ledger-texts.ts';
import { OpenedFile } from './opened-file.tsx';
import { SubmissionTag } from './submission-tag.tsx';

const pageSize = 20;

/** The numbered files of a connection, newest first; one is open at a time. */
export function Ledger({ bureauId, now }: { bureauId: string; now: number }) {
  const t = useT();
  const [after, setAfter] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['submissions', bureauId, after, useLanguage()],
    queryFn: async ({ signal }) =>
      (await request(submissionsDocument, { bureauId, first: pageSize, after }, signal)).submissions,
  });
  useBureauChanges(useThrottled(() => void query.refetch(), 1000));
  const page = query.data;
  return (
    <section className={styles.ledger} aria-label={t(ledgerTexts.title)}>
      <div className={styles.head}>
        <h3>{t(ledgerTexts.title)}</h3>
        {page === undefined ? null : (
          <span className={styles.faint}>
            {t(ledgerTexts.total, { n: page.totalIsCapped ? t(commonTexts.atLeast, { n: '1,000' }) : page.totalCount })}
          </span>
        )}
        <Download list="submissions" filter={{ bureauId }} />
      </div>
      {query.error && page === undefined ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : page === undefined ? null : page.edges.length === 0 ? (
        <p className={styles.faint}>{t(ledgerTexts.empty)}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t(ledgerTexts.number)}</th>
              <th scope="col">{t(ledgerTexts.result)}</th>
              <th scope="col">{t(ledgerTexts.hash)}</th>
              <th scope="col" className={styles.right}>
                {t(ledgerTexts.attempts)}
              </th>
              <th scope="col" className={styles.right}>
                {t(ledgerTexts.orders)}
              </th>
              <th scope="col" className={styles.right}>
                {t(ledgerTexts.sent)}
              </th>
            </tr>
          </thead>
          {page.edges.map(({ node }) => (
            <FileRow
              key={node.id}
              file={node}
              now={now}
              open={node.id === opened}
              onToggle={() => setOpened(node.id === opened ? null : node.id)}
            />
          ))}
        </table>
      )}
      {after !== null || page?.pageInfo.hasNextPage ? (
        <div className={styles.foot}>
          <Button type="text" size="small" disabled={after === null} onClick={() => setAfter(null)}>
            {t(commonTexts.firstPage)}
          </Button>
          <Button
            type="text"
            size="small"
            disabled={!page?.pageInfo.hasNextPage}
            onClick={() => setAfter(page?.pageInfo.endCursor ?? null)}
          >
            {t(commonTexts.next)}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

interface FileRowProps {
  readonly file: Submission;
  readonly now: number;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function FileRow({ file, now, open, onToggle }: FileRowProps) {
  const t = useT();
  return (
    <tbody className={open ? styles.open : ''}>
      <tr>
        <th scope="row">
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={open}
            aria-label={t(ledgerTexts.file, { n: file.sequence, state: file.stateLabel })}
            onClick={onToggle}
          >
            {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
            {file.sequence}
          </button>
        </th>
        <td>
          <SubmissionTag file={file} />
        </td>
        <td className={styles.mono} title={file.fileHash}>
          {file.fileHash.slice(0, 4)}…{file.fileHash.slice(-4)}
        </td>
        <td className={styles.right}>{file.attempts}</td>
        <td className={styles.right}>{file.orders}</td>
        <td className={styles.right} title={file.sentAt === null ? '' : fullTime(file.sentAt)}>
          {file.sentAt === null ? t(ledgerTexts.notSent) : dueTime(t, file.sentAt, now)}
        </td>
      </tr>
      {open ? (
        <tr>
          <td colSpan={6}>
            <OpenedFile id={file.id} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}
