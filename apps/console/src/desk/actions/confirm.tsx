import { kindRow } from '@beian/domain/order-names';
import { Modal } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { endingOf } from '../../order/kind/kind.ts';
import { actionTexts, commonTexts } from '../../ui/texts.ts';
import { actionBarTexts } from '../texts.ts';
import { type BarAction, isApproval } from './bar-entries.ts';
import { endingTexts } from './bureau-texts.ts';

interface ConfirmProps {
  readonly order: Order;
  readonly bar: BarAction | null;
  readonly busy: boolean;
  readonly onConfirm: (bar: BarAction) => void;
  readonly onClose: () => void;
}

/** Confirmation with the effect of an action, in the API's sentence; an approval of a cancellation says what stops. */
export function Confirm({ order, bar, busy, onConfirm, onClose }: ConfirmProps) {
  const { label, site } = kindRow(order.kind);
  return (
    <Modal
      open={bar !== null}
      title={bar === null ? '' : t(actionTexts.confirmTitle, { label: bar.action.label, number: order.number })}
      width={420}
      centered
      destroyOnHidden
      okText={bar?.action.label}
      okButtonProps={{ autoFocus: true, loading: busy }}
      cancelText={t(commonTexts.cancel)}
      onOk={() => {
        if (bar !== null) onConfirm(bar);
      }}
      onCancel={onClose}
    >
      <p>{bar?.action.confirm}</p>
      {bar !== null && isApproval(bar.event) && endingOf(order.kind) !== null ? (
        <p>{t(endingTexts.confirm, { label: t(label), sentence: t(site.afterwards) })}</p>
      ) : null}
      <p>{t(actionBarTexts.subject, { name: order.subjectName })}</p>
    </Modal>
  );
}
