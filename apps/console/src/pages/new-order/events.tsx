import { Button, Flex } from 'antd';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { eventDocuments } from '../../generated/applicant-events.ts';
import { FormButton } from '../../ui/form/form-button.tsx';
import { useAction } from '../../ui/form/use-send.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { fillTexts } from './fill-texts.ts';
import type { OrderWrites, Write } from './use-order-writes.ts';

/** Events without input; what ends or takes back an order looks otherwise than what goes on with it. */
const plainEvents = {
  submitSupplement: { type: 'primary' },
  submitPhoto: { type: 'primary' },
  confirmBureauApp: { type: 'primary' },
  confirmCurtain: {},
  withdraw: {},
  abandon: { danger: true },
} as const;

interface EventsProps extends Pick<OrderWrites, 'order' | 'write'> {
  readonly events: readonly (keyof typeof plainEvents)[];
}

/** The buttons of those events that the order offers, with the reason where one cannot be done now. */
export function Events({ order, events, write }: EventsProps) {
  const { act } = useAction({ send: write });
  const offered = order.actions.flatMap((action) =>
    events.filter((event) => event === action.event).map((event) => ({ ...action, event })),
  );
  if (offered.length === 0) return null;
  return (
    <Flex component="section" wrap gap="small" align="center" aria-label={t(fillTexts.more)}>
      {offered.map(({ event, label, presence, confirm, reasons }) => {
        const button = { ...plainEvents[event], disabled: presence !== 'ENABLED' };
        const run: Write = ({ id, version }, key) => send(eventDocuments[event], { id, version, key });
        return (
          <span key={event}>
            {confirm === null ? (
              <Button {...button} onClick={() => act(run)}>
                {label}
              </Button>
            ) : (
              <FormButton
                label={label}
                button={button}
                lead={`${order.number} · ${order.subjectName} ${confirm}`}
                send={() => write(run)}
              />
            )}{' '}
            <Faint>{reasons.map((one) => one.message).join(' ')}</Faint>
          </span>
        );
      })}
    </Flex>
  );
}
