import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import { dueTime } from '../../ui/due.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import type { ListedSubmission } from './ledger-documents.ts';
import { ledgerTexts } from './ledger-texts.ts';
import { OpenedFile } from './opened-file.tsx';
import { SubmissionTag } from './submission-tag.tsx';
import { submissionsTexts } from './submission-texts.ts';
import styles from './submissions.module.css';

interface Props {
  readonly file: ListedSubmission;
  readonly now: number;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** A file of any bureau; opened, it shows its history and all its orders. */
export function SubmissionRow({ file, now, open, onToggle }: Props) {
  const t = useT();
  const { firstOrder, orders } = file;
  const time = (at: string | null, none: string) =>
    at === null ? (
      <span className={styles.faint}>{none}</span>
    ) : (
      <span title={fullTime(at)}>{dueTime(t, at, now)}</span>
    );
  return (
    <tbody className={open ? styles.open : undefined} data-file={file.id}>
      <tr>
        <th scope="row">
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={open}
            aria-label={`${file.bureauName} · ${t(ledgerTexts.file, { n: file.sequence, state: file.stateLabel })}`}
            onClick={onToggle}
          >
            {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
            {file.sequence}
          </button>
        </th>
        <td data-label={t(submissionsTexts.bureau)}>
          <Link to={`/gateway?bureau=${encodeURIComponent(file.bureauId)}`}>{file.bureauName}</Link>
        </td>
        <td data-label={t(submissionsTexts.kinds)}>
          {orders === 0 ? t(submissionsTexts.reply) : file.kindLabels.join(t(commonTexts.and))}
        </td>
        <td data-label={t(ledgerTexts.orders)}>
          {firstOrder === null ? (
            <span className={styles.faint}>{t(commonTexts.none)}</span>
          ) : (
            <>
              <Link to={`/orders/${encodeURIComponent(firstOrder.id)}`}>{firstOrder.number}</Link>
              {orders > 1 ? <span className={styles.faint}> {t(submissionsTexts.ofOrders, { n: orders })}</span> : null}
            </>
          )}
        </td>
        <td data-label={t(ledgerTexts.result)}>
          <SubmissionTag file={file} />
          {file.said === null || file.state === 'ACCEPTED' ? null : (
            <span className={styles.said}>
              {file.code} {file.said}
            </span>
          )}
        </td>
        <td data-label={t(ledgerTexts.sent)}>{time(file.sentAt, t(ledgerTexts.notSent))}</td>
        <td data-label={t(submissionsTexts.answered)}>
          {time(file.answeredAt ?? file.settledAt, t(submissionsTexts.notAnswered))}
          {file.state === 'ACCEPTED' && orders > 0 ? (
            <span className={styles.faint}>
              {' '}
              {t(submissionsTexts.answeredOf, { done: file.answered, all: orders })}
            </span>
          ) : null}
        </td>
        <td data-label={t(ledgerTexts.attempts)} className={styles.right}>
          {file.attempts}
        </td>
        <td data-label={t(ledgerTexts.hash)} className={styles.mono} title={file.fileHash}>
          {file.fileHash.slice(0, 8)}
        </td>
      </tr>
      {open ? (
        <tr>
          <td colSpan={9} className={styles.opened}>
            <OpenedFile id={file.id} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}
