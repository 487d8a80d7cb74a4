import {
  ApiOutlined,
  EditOutlined,
  FormOutlined,
  PauseCircleOutlined,
  PlayCircleOutlined,
  SendOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import { shanghaiDay } from '@beian/domain/calendar';
import { type BilingualText, textLengths } from '@beian/domain/text';
import { Button, Flex, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { serverNow } from '../../app/providers/server-clock.ts';
import {
  type Bureau,
  enterOrdersByHandDocument,
  resyncBureauDocument,
  retryNowDocument,
  sendNowDocument,
  sendOrdersByInterfaceDocument,
  settleAlarmDocument,
  testBureauDocument,
} from '../../generated/bureau.ts';
import {
  endRefusedSubmissionDocument,
  pauseBureauDocument,
  resumeBureauDocument,
  settleUnknownSubmissionDocument,
} from '../../generated/gateway.ts';
import { useDueTime } from '../../ui/due.ts';
import type { FieldRow } from '../../ui/form/field-row.ts';
import { FormButton } from '../../ui/form/form-button.tsx';
import { type Answer, type Refused, useAction } from '../../ui/form/use-send.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { actionTexts } from '../../ui/texts.ts';
import { ConnectionDialog } from './connection-form.tsx';
import { gatewayTexts } from './texts.ts';

type ActionOf<Event> = Omit<Bureau['actions'][number], 'event'> & { readonly event: Event };
type BureauEvent = Bureau['actions'][number]['event'];

interface Why {
  readonly from: string;
  readonly why: string;
}
const fromRow: FieldRow<string> = { control: 'day', label: gatewayTexts.fromDay, required: true };
const whyRow: FieldRow<string> = {
  control: 'lines',
  label: gatewayTexts.why,
  required: true,
  max: textLengths.connectionStep,
};

type Send = (given: { bureauId: string; from: string; why: string; key: string }) => Promise<Answer | Refused>;
interface Sender {
  readonly icon?: ReactNode;
  readonly asksWhy?: true;
  /** Asks for a day; today is proposed. */
  readonly asksFrom?: true;
  readonly send: Send;
}

/** How each event of a connection is sent; null: it has a form of its own, or the program alone raises it. */
const senders: Readonly<Record<BureauEvent, Sender | null>> = {
  addBureau: null,
  changeBureau: null,
  stopBureau: null,
  testBureau: {
    icon: <ApiOutlined aria-hidden />,
    send: ({ bureauId, key }) => send(testBureauDocument, { bureauId, key }),
  },
  pauseBureau: {
    icon: <PauseCircleOutlined aria-hidden />,
    asksWhy: true,
    send: ({ from: _, ...given }) => send(pauseBureauDocument, given),
  },
  resumeBureau: {
    icon: <PlayCircleOutlined aria-hidden />,
    asksWhy: true,
    send: ({ from: _, ...given }) => send(resumeBureauDocument, given),
  },
  enterOrdersByHand: {
    icon: <FormOutlined aria-hidden />,
    asksWhy: true,
    asksFrom: true,
    send: (given) => send(enterOrdersByHandDocument, given),
  },
  sendOrdersByInterface: {
    icon: <ApiOutlined aria-hidden />,
    asksWhy: true,
    send: ({ from: _, ...given }) => send(sendOrdersByInterfaceDocument, given),
  },
  resyncBureau: {
    icon: <SyncOutlined aria-hidden />,
    send: ({ bureauId, key }) => send(resyncBureauDocument, { bureauId, key }),
  },
  settleAlarm: {
    send: ({ bureauId, key }) => send(settleAlarmDocument, { bureauId, key }),
  },
  retryNow: { send: ({ bureauId, key }) => send(retryNowDocument, { bureauId, key }) },
  sendNow: {
    icon: <SendOutlined aria-hidden />,
    send: ({ bureauId, key }) => send(sendNowDocument, { bureauId, key }),
  },
};

/** What can be done to a connection or to its file in flight. */
interface Step extends Sender {
  readonly name: string;
  readonly label: string;
  /** What it will do, asked before; null: it is done at once. */
  readonly confirm: string | null;
  /** Why it cannot be done now. */
  readonly whyNot?: string | undefined;
}

const stepOf = ({ event, label, confirm, reasons }: ActionOf<string>, sender: Sender): Step => ({
  ...sender,
  name: event,
  label,
  confirm,
  whyNot: reasons[0]?.message,
});

/** The steps that end a file without an answer, or a refused one. */
function useFileSteps({ inFlight }: Bureau): Step[] {
  if (inFlight === null) return [];
  const { id: submissionId, sequence: n } = inFlight;
  const settle = (accepted: boolean): Step => ({
    name: `settle ${accepted}`,
    label: t(accepted ? gatewayTexts.settleAccepted : gatewayTexts.settleMissing),
    confirm: t(accepted ? gatewayTexts.settleAcceptedAsk : gatewayTexts.settleMissingAsk, { n }),
    asksWhy: true,
    send: ({ why: note, key }) => send(settleUnknownSubmissionDocument, { submissionId, accepted, note, key }),
  });
  return [
    ...(inFlight.maySettle ? [settle(true), settle(false)] : []),
    ...inFlight.actions.map((action) =>
      stepOf(
        { ...action, label: t(gatewayTexts.fileAction, { n, label: action.label }) },
        {
          asksWhy: true,
          send: ({ why: note, key }) =>
            send(endRefusedSubmissionDocument, { submissionId, step: action.event, note, key }),
        },
      ),
    ),
  ];
}

/** The actions that the API allows on a connection; a final or stopping action asks for a reason first. */
export function BureauActions({ bureau }: { bureau: Bureau }) {
  const [isEditing, setEditing] = useState(false);
  const { id: bureauId, actions } = bureau;
  const change = actions.find(({ event }) => event === 'changeBureau');
  const steps = [
    ...useFileSteps(bureau),
    ...actions.flatMap((action) => {
      const sender = senders[action.event];
      return sender === null ? [] : [stepOf(action, sender)];
    }),
  ];
  const done = (label: string) => t(actionTexts.done, { label });
  const stale = [['bureaus']];
  const { act, isBusy } = useAction({
    send: ({ send }: Step, key) => send({ bureauId, from: '', why: '', key }),
    done: ({ label }) => done(label),
    stale,
  });
  return (
    <>
      <Flex wrap gap={8}>
        {steps.map((step) => {
          const button = {
            size: 'small',
            icon: step.icon,
            'aria-describedby': step.whyNot === undefined ? undefined : `${step.name}-why`,
            disabled: isBusy || step.whyNot !== undefined,
          } as const;
          return step.confirm === null ? (
            <Button key={step.name} {...button} onClick={() => act(step)}>
              {step.label}
            </Button>
          ) : (
            <FormButton<Why, Answer | Refused>
              key={step.name}
              label={step.label}
              button={button}
              title={`${step.label} · ${bureau.provinceName}`}
              lead={step.confirm}
              rows={{ from: step.asksFrom ? fromRow : null, why: step.asksWhy ? whyRow : null }}
              initial={{ from: shanghaiDay(serverNow()), why: '' }}
              send={({ from, why }, key) => step.send({ bureauId, from, why, key })}
              done={() => done(step.label)}
              stale={stale}
            />
          );
        })}
        {change === undefined ? null : (
          <Button size="small" icon={<EditOutlined aria-hidden />} onClick={() => setEditing(true)}>
            {change.label}
          </Button>
        )}
      </Flex>
      {steps.map(({ name, label, whyNot }) =>
        whyNot === undefined ? null : (
          <Typography.Text key={name} id={`${name}-why`} type="secondary">
            {t(actionTexts.disabled, { label, sentence: whyNot })}
          </Typography.Text>
        ),
      )}
      <Asked asked={bureau.test} label={gatewayTexts.tested} />
      <Asked asked={bureau.resync} label={gatewayTexts.compared} />
      {isEditing && change !== undefined ? (
        <ConnectionDialog bureau={bureau} label={change.label} onClose={() => setEditing(false)} />
      ) : null}
    </>
  );
}

/** What came of a test or a comparison of numbers that a person asked for. */
function Asked({ asked, label }: { asked: Bureau['test']; label: BilingualText }) {
  const dueTime = useDueTime();
  if (asked === null) return null;
  const type = asked.ok === null ? 'secondary' : asked.ok ? 'success' : 'danger';
  return (
    <p role="status">
      <Faint>{t(label, { at: dueTime(asked.askedAt), who: asked.staffName })}</Faint>{' '}
      <Typography.Text type={type}>
        {asked.answeredAt === null ? t(gatewayTexts.testWaits) : asked.said}
      </Typography.Text>
    </p>
  );
}
