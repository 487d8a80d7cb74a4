import { App, Button, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { dueTime } from '../common/due.ts';
import { newKey } from '../common/new-key.ts';
import { request } from '../providers/client.ts';
import { useT } from '../providers/i18n.ts';
import styles from './connection.module.css';
import { ConnectionForm } from './connection-form.tsx';
import {
  type Bureau,
  pauseBureauDocument,
  resumeBureauDocument,
  settleSubmissionDocument,
  testBureauDocument,
} from './documents.ts';

type Refusable = { readonly __typename: string; readonly reasons?: readonly { readonly message: string }[] };

/** A step that a person gives a reason for. */
interface Asked {
  readonly label: string;
  readonly confirm: string;
  readonly send: (why: string, key: string) => Promise<Refusable>;
}

/** What the API says may be done with a connection; what is final or stops something asks for a reason first. */
export function BureauActions({ bureau, now, onChanged }: { bureau: Bureau; now: number; onChanged: () => void }) {
  const t = useT();
  const { message } = App.useApp();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { inFlight, test, id } = bureau;

  const run = async (label: string, send: () => Promise<Refusable>): Promise<boolean> => {
    setBusy(true);
    try {
      const answer = await send();
      if (answer.reasons !== undefined) {
        void message.error(answer.reasons.map((one) => one.message).join(' · '));
        return false;
      }
      void message.success(t('action.done', { label }));
      onChanged();
      return true;
    } catch {
      void message.error(t('banner.failed', { label }));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const settle = (accepted: boolean): Asked => ({
    label: t(accepted ? 'gateway.settleAccepted' : 'gateway.settleMissing'),
    confirm: t(accepted ? 'gateway.settleAcceptedAsk' : 'gateway.settleMissingAsk', { n: inFlight?.sequence ?? '' }),
    send: async (note, key) =>
      (await request(settleSubmissionDocument, { submissionId: inFlight?.id ?? '', accepted, note, key }))
        .settleUnknownSubmission,
  });
  const press = (action: Bureau['actions'][number]) => {
    const { event, label } = action;
    const confirm = action.confirm ?? '';
    if (event === 'changeBureau') setEditing(label);
    else if (event === 'testBureau')
      void run(label, async () => (await request(testBureauDocument, { bureauId: id, key: newKey() })).testBureau);
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
        {bureau.actions.map((action) => (
          <Button
            key={action.event}
            size="small"
            disabled={busy || action.presence !== 'ENABLED'}
            title={action.reasons.map((one) => one.message).join(' · ')}
            onClick={() => press(action)}
          >
            {action.label}
          </Button>
        ))}
      </div>
      {test === null ? null : (
        <p className={styles.tried} role="status">
          {t('gateway.tested', { at: dueTime(t, test.askedAt, now), who: test.staffName })}{' '}
          <b className={test.ok === null ? '' : test.ok ? styles.ok : styles.wrong}>
            {test.answeredAt === null ? t('gateway.testWaits') : test.said}
          </b>
        </p>
      )}
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

interface WhyModalProps {
  readonly asked: Asked | null;
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
      cancelText={t('common.cancel')}
      onOk={async () => {
        if (asked !== null && (await run(asked.label, () => asked.send(why.trim(), key.current)))) close();
        else key.current = newKey();
      }}
      onCancel={close}
    >
      <div className={styles.why}>
        <p>{asked?.confirm}</p>
        <Input.TextArea
          aria-label={t('gateway.why')}
          placeholder={t('gateway.why')}
          rows={3}
          maxLength={500}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
      </div>
    </Modal>
  );
}
