import { keyBounds, scopeNames } from '@beian/domain/partner';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Checkbox, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { serverNow } from '../../app/providers/server-clock.ts';
import { RequiredMark } from '../../ui/form-field.tsx';
import { useRestoreFocus } from '../../ui/hooks.ts';
import { newKey } from '../../ui/new-key.ts';
import { commonTexts, errorTexts } from '../../ui/texts.ts';
import {
  createKeyDocument,
  type KeyAnswer,
  type KeyInput,
  type PartnerKey,
  revokeKeyDocument,
  rotateKeyDocument,
} from './documents.ts';
import styles from './partner.module.css';
import { scopeLabel } from './scope-label.ts';
import { showKey } from './show-key.ts';
import { partnerTexts } from './texts.ts';

const HOUR = 3_600_000;
/** Hours that an old key stays valid, and days that a new one is valid; 0: not at all, and without end. */
const overlaps = [0, 1, 24, 168, 696] as const;
const lives = [0, 90, 365] as const;
const later = (hours: number): string => new Date(serverNow() + hours * HOUR).toISOString();
type ScopeName = KeyInput['scopes'][number];
const scopeChoices = scopeNames.map((scope) => scope.toUpperCase().replace(':', '_') as ScopeName);

interface DialogProps {
  readonly partnerId: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** One action: a retry keeps its idempotency key, so it has one effect. The answer is not cached; a new key is shown once. */
function useKeyMutation<V>(
  { partnerId, onDone }: DialogProps,
  work: (of: V, key: string) => Promise<KeyAnswer>,
  done?: string,
) {
  const t = useT();
  const language = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [key, setKey] = useState(newKey);
  return useMutation({
    gcTime: 0,
    mutationFn: (of: V) => work(of, key),
    onSuccess: (answer) => {
      if (answer.__typename === 'ActionRefused') {
        // A corrected input is a new action.
        setKey(newKey());
        void message.warning(answer.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join(' · '));
        return;
      }
      if (done !== undefined) void message.success(done);
      const { secret, partnerKey } = answer;
      if (secret !== null) showKey(t, language, { secret, partnerKey });
      onDone();
    },
    onError: () => message.error(t(errorTexts.other)),
    onSettled: () => client.invalidateQueries({ queryKey: ['partner', partnerId] }),
  });
}

export function CreateKey(props: DialogProps) {
  useRestoreFocus();
  const t = useT();
  const language = useLanguage();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<KeyInput['kind']>('LIVE');
  const [scopes, setScopes] = useState<ScopeName[]>([]);
  const [days, setDays] = useState<(typeof lives)[number]>(365);
  const create = useKeyMutation(props, async (input: KeyInput, key) => {
    const { partnerId } = props;
    return (await request(createKeyDocument, { partnerId, input, key })).createPartnerKey;
  });
  return (
    <Modal
      open
      title={t(partnerTexts.newKey)}
      width={480}
      centered
      okText={t(partnerTexts.create)}
      cancelText={t(commonTexts.cancel)}
      okButtonProps={{ disabled: name.trim() === '' || scopes.length === 0, loading: create.isPending }}
      onOk={() => create.mutate({ name, kind, scopes, expiresAt: days === 0 ? null : later(days * 24) })}
      onCancel={props.onClose}
    >
      <div className={styles.fields}>
        <label htmlFor="key-name">
          {t(partnerTexts.nameOf)}
          <RequiredMark />
        </label>
        <Input
          id="key-name"
          aria-required
          value={name}
          maxLength={keyBounds.name}
          placeholder={t(partnerTexts.nameHint)}
          onChange={(event) => setName(event.target.value)}
        />
        <span id="key-kind">{t(partnerTexts.kind)}</span>
        <div>
          <Radio.Group aria-labelledby="key-kind" value={kind} onChange={(event) => setKind(event.target.value)}>
            <Radio value="LIVE">{t(partnerTexts.LIVE)}</Radio>
            <Radio value="TEST">{t(partnerTexts.TEST)}</Radio>
          </Radio.Group>
          <p className={styles.faint}>{t(partnerTexts.kindHint)}</p>
        </div>
        <span id="key-scopes">
          {t(partnerTexts.scopes)}
          <RequiredMark />
        </span>
        <Checkbox.Group
          aria-labelledby="key-scopes"
          className={styles.scopes}
          value={scopes}
          onChange={(chosen) => setScopes(chosen as ScopeName[])}
          options={scopeChoices.map((scope) => ({ value: scope, label: scopeLabel(scope, language) }))}
        />
        <label htmlFor="key-days">{t(partnerTexts.expires)}</label>
        <Select
          id="key-days"
          value={days}
          onChange={setDays}
          options={lives.map((value) => ({ value, label: t(partnerTexts.days[value]) }))}
        />
      </div>
    </Modal>
  );
}

export function RotateKey({ one, ...props }: DialogProps & { one: PartnerKey }) {
  useRestoreFocus();
  const t = useT();
  const [hours, setHours] = useState<(typeof overlaps)[number]>(24);
  const rotate = useKeyMutation(
    props,
    async (oldUntil: string, key) => (await request(rotateKeyDocument, { id: one.id, oldUntil, key })).rotatePartnerKey,
  );
  return (
    <Modal
      open
      title={t(partnerTexts.rotateOf, { name: one.name })}
      width={440}
      centered
      okText={t(partnerTexts.rotate)}
      cancelText={t(commonTexts.cancel)}
      okButtonProps={{ loading: rotate.isPending }}
      onOk={() => rotate.mutate(later(hours))}
      onCancel={props.onClose}
    >
      <p>{t(partnerTexts.rotateLead)}</p>
      <div className={styles.fields}>
        <label htmlFor="key-overlap">{t(partnerTexts.oldUntil)}</label>
        <Select
          id="key-overlap"
          value={hours}
          onChange={setHours}
          options={overlaps.map((value) => ({ value, label: t(partnerTexts.overlap[value]) }))}
        />
      </div>
    </Modal>
  );
}

export function RevokeKey({ one, ...props }: DialogProps & { one: PartnerKey }) {
  useRestoreFocus();
  const t = useT();
  const done = t(partnerTexts.revoked, { name: one.name });
  const work = async (_: undefined, key: string) =>
    (await request(revokeKeyDocument, { id: one.id, key })).revokePartnerKey;
  const revoke = useKeyMutation(props, work, done);
  return (
    <Modal
      open
      title={t(partnerTexts.revokeOf, { name: one.name })}
      width={440}
      centered
      okText={t(partnerTexts.revoke)}
      cancelText={t(commonTexts.cancel)}
      okButtonProps={{ danger: true, loading: revoke.isPending }}
      onOk={() => revoke.mutate(undefined)}
      onCancel={props.onClose}
    >
      <p>{t(partnerTexts.revokeAsk)}</p>
    </Modal>
  );
}
