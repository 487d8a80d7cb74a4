import { useQuery } from '@tanstack/react-query';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Failure } from '../../app/shell/states.tsx';
import { ReportFields } from '../../ui/report-fields.tsx';
import { bytesText } from '../../ui/time.ts';
import styles from './ledger.module.css';
import { sentReportDocument } from './ledger-documents.ts';
import { ledgerTexts } from './ledger-texts.ts';

/** The data that the bureau received for one order, element by element. Each opening is a new request, because it is audited. */
export function SentReport({ submissionId, orderId }: { submissionId: string; orderId: string }) {
  const t = useT();
  const query = useQuery({
    queryKey: ['sentReport', submissionId, orderId, useLanguage()],
    queryFn: async ({ signal }) => (await request(sentReportDocument, { submissionId, orderId }, signal)).sentReport,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (query.error && query.data === undefined)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const report = query.data;
  if (report === undefined || report === null) return null;
  if (report.fields.length === 0) return <p className={styles.faint}>{t(ledgerTexts.notKept)}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by Tab
    <section className={styles.report} tabIndex={0} aria-label={t(ledgerTexts.sentReport)}>
      {report.inClear ? null : <p className={styles.faint}>{t(ledgerTexts.hidden)}</p>}
      <ReportFields fields={report.fields} />
      <p className={styles.faint}>
        {report.attachments.map((one) => `${one.label} ${bytesText(one.base64Bytes)}`).join(' · ')}
      </p>
    </section>
  );
}
