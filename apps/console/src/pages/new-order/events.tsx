import { App, Button, Flex } from 'antd';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { eventDocuments } from '../../generated/applicant-events.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { fillTexts } from './fill-texts.ts';
import type { OrderWrites } from './use-order-writes.ts';

/** Events without input; what ends or takes back an order looks otherwise than what goes on with it. */
const plainEvents = {
  submitSupplement: { type: 'primary' },
  submitPhoto: { type: 'primary' },
  confirmBureauApp: { type: 'primary' },
  confirmCurtain: {},
  withdraw: {},
  abandon: { danger: true },
} as const;

interface EventsProps extends Pick<OrderWrites, 'order' | 'act'> {
  readonly events: readonly (keyof typeof plainEvents)[];
}

/** The buttons of those events that the order offers, with the reason where one cannot be done now. */
export function Events({ order, events, act }: EventsProps) {
  const { modal } = App.useApp();
  const offered = order.actions.flatMap((action) =>
    events.filter((event) => event === action.event).map((event) => ({ ...action, event })),
  );
  if (offered.length === 0) return null;
  return (
    <Flex component="section" wrap gap="small" align="center" aria-label={t(fillTexts.more)}>
      {offered.map(({ event, label, presence, confirm, reasons }) => {
        const run = () => act(({ id, version }, key) => send(eventDocuments[event], { id, version, key }));
        const ask = () =>
          modal.confirm({
            title: label,
            content: `${order.number} · ${order.subjectName} ${confirm ?? ''}`,
            okText: label,
            cancelText: t(commonTexts.cancel),
            onOk: run,
          });
        return (
          <span key={event}>
            <Button {...plainEvents[event]} disabled={presence !== 'ENABLED'} onClick={confirm === null ? run : ask}>
              {label}
            </Button>{' '}
            <Faint>{reasons.map((one) => one.message).join(' ')}</Faint>
          </span>
        );
      })}
    </Flex>
  );
}
