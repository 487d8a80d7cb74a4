import { App, Button, Flex, Typography } from 'antd';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { eventDocuments } from '../../generated/applicant-events.ts';
import { commonTexts } from '../../ui/texts.ts';
import type { FillOrder } from './documents.ts';
import { fillTexts } from './fill-texts.ts';
import type { Write } from './use-order-writes.ts';

/** Events without input; what ends or takes back an order looks otherwise than what goes on with it. */
const plainEvents = {
  submitSupplement: { type: 'primary' },
  submitPhoto: { type: 'primary' },
  confirmBureauApp: { type: 'primary' },
  confirmCurtain: {},
  withdraw: {},
  abandon: { danger: true },
} as const;
export type PlainEvent = keyof typeof plainEvents;

interface EventsProps {
  readonly order: FillOrder;
  readonly events: readonly PlainEvent[];
  readonly run: (work: Write) => void;
}

/** The buttons of those events that the order offers, with the reason where one cannot be done now. */
export function Events({ order, events, run }: EventsProps) {
  const t = useT();
  const { modal } = App.useApp();
  const offered = order.actions.flatMap((action) =>
    events.filter((event) => event === action.event).map((event) => ({ ...action, event })),
  );
  if (offered.length === 0) return null;
  return (
    <Flex component="section" wrap gap="small" align="center" aria-label={t(fillTexts.more)}>
      {offered.map(({ event, label, presence, confirm, reasons }) => {
        const act = () =>
          run(async ({ id, version }, key) => (await request(eventDocuments[event], { id, version, key })).done);
        const ask = () =>
          modal.confirm({
            title: label,
            content: `${order.number} · ${order.subjectName} ${confirm ?? ''}`,
            okText: label,
            cancelText: t(commonTexts.cancel),
            onOk: act,
          });
        return (
          <span key={event}>
            <Button {...plainEvents[event]} disabled={presence !== 'ENABLED'} onClick={confirm === null ? act : ask}>
              {label}
            </Button>{' '}
            <Typography.Text type="secondary">{reasons.map((one) => one.message).join(' ')}</Typography.Text>
          </span>
        );
      })}
    </Flex>
  );
}
