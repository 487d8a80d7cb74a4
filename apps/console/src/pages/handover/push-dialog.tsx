import { Modal, Typography } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { HandOverProvince } from '../../generated/hand-over.ts';
import { endingOf } from '../../order/kind/kind.ts';
import { commonTexts } from '../../ui/texts.ts';
import type { WaitingOrder } from './documents.ts';
import { useConnectionText } from './provinces.tsx';
import { pushOf } from './table.tsx';
import { handoverTexts } from './texts.ts';

interface DialogProps {
  readonly open: boolean;
  readonly orders: readonly WaitingOrder[];
  readonly provinces: readonly HandOverProvince[];
  readonly onPush: () => void;
  readonly onClose: () => void;
}

export function PushDialog({ open, orders, provinces, onPush, onClose }: DialogProps) {
  const connectionText = useConnectionText();
  const counts = new Map<string, number>();
  for (const { province } of orders) counts.set(province, (counts.get(province) ?? 0) + 1);
  const touched = provinces.filter(({ province }) => counts.has(province));
  const endings = orders.filter(({ kind }) => endingOf(kind) !== null).length;
  /** The sentences to confirm, each with the orders that it is about. */
  const confirmations = [...new Set(orders.flatMap((order) => pushOf(order)?.confirm ?? []))].map((sentence) => ({
    sentence,
    of: orders.filter((order) => pushOf(order)?.confirm === sentence),
  }));
  const closed = touched.filter(({ connection }) => connection !== null && connection.state !== 'OPEN');
  return (
    <Modal
      open={open}
      title={t(handoverTexts.confirmTitle, { n: orders.length })}
      width={440}
      centered
      destroyOnHidden
      okText={t(handoverTexts.push, { n: orders.length })}
      okButtonProps={{ autoFocus: true, disabled: orders.length === 0 }}
      cancelText={t(commonTexts.cancel)}
      onOk={onPush}
      onCancel={onClose}
    >
      <p>
        {t(handoverTexts.confirmWhat, { n: counts.size })}{' '}
        {touched
          .map(({ province, provinceName }) =>
            t(handoverTexts.confirmOne, { province: provinceName, n: counts.get(province) ?? 0 }),
          )
          .join(t(commonTexts.and))}
      </p>
      {closed.map((one) => (
        <p key={one.province}>
          <Typography.Text type="warning">
            {t(handoverTexts.confirmClosed, { province: one.provinceName, state: connectionText(one) })}
          </Typography.Text>
        </p>
      ))}
      {confirmations.map(({ sentence, of }) => (
        <p key={sentence}>{orders.length > 1 && of.length === 1 ? `${of[0]?.number}: ${sentence}` : sentence}</p>
      ))}
      {orders.length > 1 ? <p>{t(handoverTexts.confirmEach)}</p> : null}
      {endings > 0 ? <p>{t(handoverTexts.confirmEndings, { n: endings })}</p> : null}
    </Modal>
  );
}
