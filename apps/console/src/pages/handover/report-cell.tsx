import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Loaded } from '../../app/shell/states.tsx';
import { ReportView } from '../../desk/timeline/report-view.tsx';
import { Faint } from '../../ui/list-page/cells.tsx';
import { bytesText } from '../../ui/time.ts';
import { orderReportDocument, type WaitingOrder } from './documents.ts';
import { handoverTexts } from './texts.ts';

export function ReportCell({ report }: { report: WaitingOrder['report'] }) {
  if (report === null || !report.ready) return <Faint>{t(handoverTexts.preparing)}</Faint>;
  const files = report.attachments.reduce((sum, one) => sum + one.base64Bytes, 0);
  const over = report.attachments.some((one) => one.base64Bytes > one.limit);
  return (
    <span>
      {t(handoverTexts.size, { xml: bytesText(report.xmlBytes ?? 0), files: bytesText(files) })}
      <Typography.Text strong type="danger" title={report.problems.map((one) => one.message).join('\n')}>
        {over ? ` ${t(handoverTexts.over)}` : ''}
        {report.problems.length > 0 ? ` ${t(handoverTexts.problems, { n: report.problems.length })}` : ''}
      </Typography.Text>
    </span>
  );
}

/** The report of one order as the bureau will see it, before the push. */
export function OpenReport({ id }: { id: string }) {
  const query = useQuery({
    ...queryOf(['orderReport'], orderReportDocument, { id }),
  });
  return (
    <Loaded query={query} rows={3} height={24}>
      {(order) => <ReportView report={order?.report ?? null} />}
    </Loaded>
  );
}
