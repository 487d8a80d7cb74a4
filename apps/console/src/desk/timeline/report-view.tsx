import { t } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { ReportFields } from '../../ui/report-fields.tsx';
import { bytesText } from '../../ui/time.ts';
import { reportTexts } from '../actions/bureau-texts.ts';
import parts from '../parts.module.css';
import styles from './history.module.css';

/** The report as the bureau will see it: whether it can be sent, its sizes, and each element on demand. */
export function ReportView({ report }: { report: Order['report'] }) {
  if (report === null) return <p className={styles.empty}>{t(reportTexts.none)}</p>;
  return (
    <div className={`${parts.list} ${styles.course}`}>
      <p>
        <b className={report.ready ? parts.ok : parts.bad}>
          {t(report.ready ? reportTexts.ready : reportTexts.notReady)}
        </b>{' '}
        {report.xmlBytes === null ? null : (
          <span className={parts.faint}>{t(reportTexts.size, { size: bytesText(report.xmlBytes) })}</span>
        )}
      </p>
      {report.problems.map((problem) => (
        <p key={problem.code + (problem.field ?? '')} className={parts.bad}>
          {problem.message} {problem.suggestion}
        </p>
      ))}
      {report.attachments.length > 0 ? (
        <ul className={parts.line} aria-label={t(reportTexts.attachments)}>
          {report.attachments.map((attachment) => (
            <li key={attachment.kind}>
              {attachment.label}{' '}
              <span className={attachment.base64Bytes > attachment.limit ? parts.bad : parts.faint}>
                {t(reportTexts.attachmentSize, {
                  size: bytesText(attachment.base64Bytes),
                  limit: bytesText(attachment.limit),
                })}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {report.fields.length > 0 ? (
        <details>
          <summary>{t(reportTexts.details, { n: report.fields.length })}</summary>
          <ReportFields fields={report.fields} />
        </details>
      ) : null}
    </div>
  );
}
