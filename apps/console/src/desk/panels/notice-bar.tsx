import { CloseOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { actionTexts, commonTexts } from '../../ui/texts.ts';
import type { Report } from '../actions/banner.ts';
import { bannerTexts } from '../texts.ts';

interface NoticeContent {
  readonly type: 'warning' | 'error' | 'info';
  readonly text: string;
  readonly more?: readonly string[];
  readonly retry?: () => void;
}

type NoticeFormatter<K extends Report['kind']> = (report: Extract<Report, { kind: K }>, order: Order) => NoticeContent;

const noticeFormatters: { readonly [K in Report['kind']]: NoticeFormatter<K> } = {
  lease: (_, { lease }) => ({
    type: 'warning',
    text:
      lease === null || lease.mine ? t(bannerTexts.leaseEnded) : t(bannerTexts.leaseTaken, { name: lease.holderName }),
  }),
  stale: () => ({ type: 'warning', text: t(bannerTexts.stale) }),
  moved: (_, order) => ({ type: 'info', text: t(bannerTexts.moved, { state: order.stateLabel }) }),
  refused: ({ label, reasons }) => ({
    type: 'error',
    text: t(bannerTexts.refused, { label }),
    more: reasons.map((reason) => [reason.message, reason.suggestion].filter(Boolean).join(' ')),
  }),
  failed: ({ label, retry }) => ({ type: 'error', text: t(actionTexts.failed, { label }), retry }),
};

/** All messages of the page: who has the lease now, what was refused and why, what was not sent. */
export function NoticeBar({ report, order, onClose }: { report: Report | null; order: Order; onClose: () => void }) {
  if (report === null) return null;
  const format = noticeFormatters[report.kind] as (report: Report, order: Order) => NoticeContent;
  const { type, text, more, retry } = format(report, order);
  return (
    <Alert
      banner
      role="alert"
      type={type}
      message={text}
      description={
        more === undefined || more.length === 0 ? undefined : more.map((line) => <div key={line}>{line}</div>)
      }
      action={
        retry === undefined ? undefined : (
          <Button size="small" onClick={retry}>
            {t(commonTexts.retry)}
          </Button>
        )
      }
      closable={{ closeIcon: <CloseOutlined aria-hidden />, 'aria-label': t(commonTexts.close) }}
      onClose={onClose}
    />
  );
}
