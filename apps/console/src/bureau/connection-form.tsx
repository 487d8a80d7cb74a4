import { passwordFormNames, passwordForms } from '@beian/domain/bureau';
import { findProvince, provinceCodes } from '@beian/domain/province';
import { App, Button, Checkbox, Input, Select } from 'antd';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { newKey } from '../common/new-key.ts';
import type { VariablesOf } from '../graphql.ts';
import { request } from '../providers/client.ts';
import { useLanguage, useT } from '../providers/i18n.ts';
import styles from './connection.module.css';
import { addBureauDocument, type Bureau, changeBureauDocument } from './documents.ts';

type Typed = VariablesOf<typeof addBureauDocument>['input'];

const blank: Typed = { province: '', provinces: [], ispId: '', userName: '', wsdl: '', encrypts: false };

/** The present values without secrets, which the API does not return. */
const typedOf = ({ province, name, provinces, opensAt, closesAt, account }: Bureau): Typed => ({
  province,
  name,
  provinces: provinces.map((one) => one.code),
  ispId: account?.ispId ?? '',
  userName: account?.userName ?? '',
  wsdl: account?.wsdl ?? '',
  statusWsdl: account?.statusWsdl,
  passwordWsdl: account?.passwordWsdl,
  passwordForm: account?.passwordForm,
  encrypts: account?.encrypts ?? false,
  opensAt,
  closesAt,
});

interface ConnectionFormProps {
  /** Undefined: a new connection. */
  readonly bureau?: Bureau;
  readonly label: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Form of one account at one bureau. Secrets are never shown; empty fields leave them unchanged. */
export function ConnectionForm({ bureau, label, onDone, onClose }: ConnectionFormProps) {
  const t = useT();
  const language = useLanguage();
  const { message } = App.useApp();
  const [input, setInput] = useState<Typed>(() => (bureau === undefined ? blank : typedOf(bureau)));
  const [wrong, setWrong] = useState<readonly { field: string | null; message: string }[]>([]);
  const [busy, setBusy] = useState(false);
  // A retry keeps its idempotency key, so it has one effect.
  const key = useRef(newKey());
  const set = (changes: Partial<Typed>) => setInput({ ...input, ...changes });
  const provinces = provinceCodes.map((value) => ({ value, label: findProvince(value)?.label[language] ?? value }));

  const forms = passwordFormNames.map((value) => ({ value, label: passwordForms[value].label[language] }));

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setWrong([]);
    try {
      // Empty values are left out.
      const full = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== '' && value != null));
      const variables = { input: { ...blank, ...full }, key: key.current };
      const answer =
        bureau === undefined
          ? (await request(addBureauDocument, variables)).addBureau
          : (await request(changeBureauDocument, { ...variables, bureauId: bureau.id })).changeBureau;
      if (answer.__typename === 'ActionRefused') {
        key.current = newKey();
        return setWrong(answer.reasons);
      }
      void message.success(t('action.done', { label }));
      onDone();
    } catch {
      setWrong([{ field: null, message: t('banner.failed', { label }) }]);
    } finally {
      setBusy(false);
    }
  };

  const text = (name: keyof Typed & string, caption: string, hint?: string, type = 'text') => (
    <Field name={name} caption={caption} hint={hint} wrong={wrong}>
      {(id) => (
        <Input
          id={id}
          type={type}
          autoComplete={type === 'password' ? 'new-password' : 'off'}
          value={String(input[name] ?? '')}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  const kept = bureau === undefined ? undefined : t('connection.kept');
  const keyHint =
    [kept, input.encrypts ? undefined : t('connection.keyHint')].filter(Boolean).join(t('common.and')) || undefined;
  const other = wrong.filter(({ field }) => field === null || !shown.has(field.split('.')[0] ?? ''));
  return (
    <form className={styles.form} aria-label={label} onSubmit={(event) => void send(event)}>
      <Field name="province" caption={t('connection.province')} wrong={wrong}>
        {(id) => (
          <Select
            id={id}
            showSearch
            optionFilterProp="label"
            options={provinces}
            value={input.province === '' ? undefined : input.province}
            onChange={(province) =>
              set({ province, ...(input.provinces.length === 0 ? { provinces: [province] } : {}) })
            }
          />
        )}
      </Field>
      <Field name="provinces" caption={t('connection.provinces')} hint={t('connection.provincesHint')} wrong={wrong}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            optionFilterProp="label"
            options={provinces}
            value={[...input.provinces]}
            onChange={(chosen: string[]) => set({ provinces: chosen })}
          />
        )}
      </Field>
      {text('name', t('connection.name'))}
      <div className={styles.pair}>
        {text('ispId', t('connection.ispId'))}
        {text('userName', t('connection.userName'))}
      </div>
      {text('password', t('connection.password'), kept, 'password')}
      {text('wsdl', t('connection.wsdl'))}
      {text('statusWsdl', t('connection.statusWsdl'))}
      {text('passwordWsdl', t('connection.passwordWsdl'))}
      <Field name="passwordForm" caption={t('connection.passwordForm')} wrong={wrong}>
        {(id) => (
          <Select
            id={id}
            options={forms}
            value={input.passwordForm ?? 'MD5'}
            onChange={(passwordForm) => set({ passwordForm })}
          />
        )}
      </Field>
      <Checkbox checked={input.encrypts} onChange={(event) => set({ encrypts: event.target.checked })}>
        {t('connection.encrypts')}
      </Checkbox>
      <div className={styles.pair}>
        {text('aesKey', t('connection.aesKey'), keyHint, 'password')}
        {text('aesVector', t('connection.aesVector'), kept, 'password')}
      </div>
      <div className={styles.pair}>
        {text('opensAt', t('connection.opensAt'), t('connection.hoursHint'))}
        {text('closesAt', t('connection.closesAt'))}
      </div>
      <p className={styles.hint}>{t('connection.numberHint')}</p>
      {other.map((one) => (
        <p key={one.message} className={styles.wrong} role="alert">
          {one.message}
        </p>
      ))}
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}

/** Fields whose errors are shown beside them; errors of other fields are shown below. */
const shown: ReadonlySet<string> = new Set([
  'province',
  'provinces',
  'ispId',
  'userName',
  'password',
  'wsdl',
  'statusWsdl',
  'passwordWsdl',
  'passwordForm',
  'aesKey',
  'aesVector',
  'opensAt',
  'closesAt',
  'name',
]);

interface FieldProps {
  readonly name: string;
  readonly caption: string;
  readonly hint?: string;
  readonly wrong: readonly { field: string | null; message: string }[];
  readonly children: (id: string) => ReactNode;
}

function Field({ name, caption, hint, wrong, children }: FieldProps) {
  const id = useId();
  const mine = wrong.filter(({ field }) => field?.split('.')[0] === name);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{caption}</label>
      {children(id)}
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
      {mine.map((one) => (
        <p key={one.message} className={styles.wrong} role="alert">
          {one.message}
        </p>
      ))}
    </div>
  );
}
