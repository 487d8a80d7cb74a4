import { Modal } from 'antd';
import { useT } from '../../providers/i18n.ts';
import type { Order } from '../documents.ts';
import type { BarAction } from './action-bar.tsx';

interface ConfirmProps {
  readonly order: Order;
  readonly bar: BarAction | null;
  readonly busy: boolean;
  readonly onConfirm: (bar: BarAction) => void;
  readonly onClose: () => void;
}

/** Confirmation with the effect of an action. The sentence comes from the API. */
export function Confirm({ order, bar, busy, onConfirm, onClose }: ConfirmProps) {
  const t = useT();
  return (
    <Modal
      open={bar !== null}
      title={bar === null ? '' : t('action.confirmTitle', { label: bar.action.label, number: order.number })}
      width={420}
      centered
      destroyOnHidden
      okText={bar?.action.label}
      okButtonProps={{ autoFocus: true, loading: busy }}
      cancelText={t('common.cancel')}
      onOk={() => {
        if (bar !== null) onConfirm(bar);
      }}
      onCancel={onClose}
    >
      <p>{bar?.action.confirm}</p>
      <p>{t('action.subject', { name: order.subjectName })}</p>
    </Modal>
  );
}
