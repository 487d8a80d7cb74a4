import {
  ApiOutlined,
  EditOutlined,
  PauseCircleOutlined,
  PlayCircleOutlined,
  SendOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import type { BilingualText } from '@beian/domain/text';
import { textLengths } from '@beian/domain/text';
import { App, Button, Input, Modal } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { dueTime } from '../../ui/due.ts';
import { newKey } from '../../ui/new-key.ts';
import { actionTexts, commonTexts } from '../../ui/texts.ts';
import styles from './connection.module.css';
import { ConnectionForm } from './connection-form.tsx';
import {
  type Bureau,
  endRefusedDocument,
  pauseBureauDocument,
  resumeBureauDocument,
  resyncBureauDocument,
  retryNowDocument,
  sendNowDocument,
  settleAlarmDocument,
  settleSubmissionDocument,
  testBureauDocument,
} from './documents.ts';
import { gatewayTexts } from './texts.ts';

type FileAction = NonNullable<Bureau['inFlight']>['actions'][number];

type Refusable = { readonly __typename: string; readonly reasons?: readonly { readonly message: string }[] };

/** An action that requires a reason. */
interface Step {
  readonly label: string;
  readonly confirm: string;
  readonly send: (why: string, key: string) => Promise<Refusable>;
}

const icons: Partial<Record<Bureau['actions'][number]['event'], ReactNode>> = {
  pauseBureau: <PauseCircleOutlined aria-hidden />,
  resumeBureau: <PlayCircleOutlined aria-hidden />,
  resyncBureau: <SyncOutlined aria-hidden />,
  testBureau: <ApiOutlined aria-hidden />,
  changeBureau: <EditOutlined aria-hidden />,
  sendNow: <SendOutlined aria-hidden />,
};

/** The actions that the API allows on a connection; a final or stopping action asks for a reason first. */
export function BureauActions({ bureau, now, onChanged }: { bureau: Bureau; now: number; onChanged: () => void }) {
  const t = useT();
  const { message, modal } = App.useApp();
  const [asked, setAsked] = useState<Step | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { inFlight, id } = bureau;

  const run = async (label: string, send: () => Promise<Refusable>): Promise<boolean> => {
    setBusy(true);
    try {
      const answer = await send();
      if (answer.reasons !== undefined) {
        void message.error(answer.reasons.map((one) => one.message).join(' · '));
        return false;
      }
      void message.success(t(actionTexts.done, { label }));
      onChanged();
      return true;
    } catch {
      void message.error(t(actionTexts.failed, { label }));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const settle = (accepted: boolean): Step => ({
    label: t(accepted ? gatewayTexts.settleAccepted : gatewayTexts.settleMissing),
    confirm: t(accepted ? gatewayTexts.settleAcceptedAsk : gatewayTexts.settleMissingAsk, {
      n: inFlight?.sequence ?? '',
    }),
    send: async (note, key) =>
      (await request(settleSubmissionDocument, { submissionId: inFlight?.id ?? '', accepted, note, key }))
        .settleUnknownSubmission,
  });
  const endRefused = ({ event, label, confirm }: FileAction): Step => ({
    label: t(gatewayTexts.fileAction, { n: inFlight?.sequence ?? '', label }),
    confirm: confirm ?? '',
    send: async (note, key) =>
      (await request(endRefusedDocument, { submissionId: inFlight?.id ?? '', step: event, note, key }))
        .endRefusedSubmission,
  });
  const press = (action: Bureau['actions'][number]) => {
    const { event, label } = action;
    const confirm = action.confirm ?? '';
    if (event === 'changeBureau') setEditing(label);
    else if (event === 'testBureau')
      void run(label, async () => (await request(testBureauDocument, { bureauId: id, key: newKey() })).testBureau);
    else if (event === 'resyncBureau')
      void modal.confirm({
        title: `${label} · ${bureau.provinceName}`,
        content: confirm,
        okText: label,
        cancelText: t(commonTexts.cancel),
        onOk: () =>
          run(label, async () => (await request(resyncBureauDocument, { bureauId: id, key: newKey() })).resyncBureau),
      });
    else if (event === 'retryNow')
      void run(label, async () => (await request(retryNowDocument, { bureauId: id, key: newKey() })).retryNow);
    else if (event === 'settleAlarm')
      void run(label, async () => (await request(settleAlarmDocument, { bureauId: id, key: newKey() })).settleAlarm);
    else if (event === 'sendNow')
      void run(label, async () => (await request(sendNowDocument, { bureauId: id, key: newKey() })).sendNow);
    else if (event === 'pauseBureau')
      setAsked({
        label,
        confirm,
        send: async (why, key) => (await request(pauseBureauDocument, { bureauId: id, why, key })).pauseBureau,
      });
    else if (event === 'resumeBureau')
      setAsked({
        label,
        confirm,
        send: async (why, key) => (await request(resumeBureauDocument, { bureauId: id, why, key })).resumeBureau,
      });
  };
  return (
    <>
      <div className={styles.actions}>
        {inFlight?.maySettle
          ? [true, false].map((accepted) => {
              const one = settle(accepted);
              return (
                <Button key={one.label} size="small" disabled={busy} onClick={() => setAsked(one)}>
                  {one.label}
                </Button>
              );
            })
          : null}
        {inFlight?.actions.map((action) => (
          <Button
            key={action.event}
            size="small"
            aria-describedby={action.reasons.length === 0 ? undefined : `${action.event}-why`}
            disabled={busy || action.presence !== 'ENABLED'}
            onClick={() => setAsked(endRefused(action))}
          >
            {t(gatewayTexts.fileAction, { n: inFlight.sequence, label: action.label })}
          </Button>
        ))}
        {bureau.actions.map((action) => (
          <Button
            key={action.event}
            size="small"
            icon={icons[action.event]}
            className={action.event === 'sendNow' ? styles.last : ''}
            aria-describedby={action.reasons.length === 0 ? undefined : `${action.event}-why`}
            disabled={busy || action.presence !== 'ENABLED'}
            onClick={() => press(action)}
          >
            {action.label}
          </Button>
        ))}
      </div>
      {[...(inFlight?.actions ?? []), ...bureau.actions]
        .filter((action) => action.reasons.length > 0)
        .map((action) => (
          <p key={action.event} id={`${action.event}-why`} className={styles.whyNot}>
            {t(actionTexts.disabled, {
              label: action.label,
              // Shows only the first reason.
              sentence: action.reasons[0]?.message ?? '',
            })}
          </p>
        ))}
      <Asked asked={bureau.test} label={gatewayTexts.tested} now={now} />
      <Asked asked={bureau.resync} label={gatewayTexts.compared} now={now} />
      <WhyModal asked={asked} onClose={() => setAsked(null)} run={run} />
      <Modal
        open={editing !== null}
        title={`${editing ?? ''} · ${bureau.provinceName}`}
        width={560}
        footer={null}
        destroyOnHidden
        onCancel={() => setEditing(null)}
      >
        <ConnectionForm
          bureau={bureau}
          label={editing ?? ''}
          onClose={() => setEditing(null)}
          onDone={() => {
            setEditing(null);
            onChanged();
          }}
        />
      </Modal>
    </>
  );
}

/** Result of a resync that a person started. */
function Asked({ asked, label, now }: { asked: Bureau['test']; label: BilingualText; now: number }) {
  const t = useT();
  if (asked === null) return null;
  return (
    <p className={styles.tried} role="status">
      {t(label, { at: dueTime(t, asked.askedAt, now), who: asked.staffName })}{' '}
      <b className={asked.ok === null ? '' : asked.ok ? styles.ok : styles.wrong}>
        {asked.answeredAt === null ? t(gatewayTexts.testWaits) : asked.said}
      </b>
    </p>
  );
}

interface WhyModalProps {
  readonly asked: Step | null;
  readonly onClose: () => void;
  readonly run: (label: string, send: () => Promise<Refusable>) => Promise<boolean>;
}

function WhyModal({ asked, onClose, run }: WhyModalProps) {
  const t = useT();
  const [why, setWhy] = useState('');
  const key = useRef(newKey());
  const close = () => {
    setWhy('');
    key.current = newKey();
    onClose();
  };
  return (
    <Modal
      open={asked !== null}
      title={asked?.label}
      width={420}
      centered
      destroyOnHidden
      okText={asked?.label}
      okButtonProps={{ disabled: why.trim() === '' }}
      cancelText={t(commonTexts.cancel)}
      onOk={async () => {
        if (asked !== null && (await run(asked.label, () => asked.send(why.trim(), key.current)))) close();
        else key.current = newKey();
      }}
      onCancel={close}
    >
      <div className={styles.why}>
        <p>{asked?.confirm}</p>
        <Input.TextArea
          aria-label={t(gatewayTexts.why)}
          placeholder={t(gatewayTexts.why)}
          rows={3}
          maxLength={textLengths.connectionStep}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
      </div>
    </Modal>
  );
}
