import { ApiOutlined } from '@ant-design/icons';
import { passwordFormNames, passwordForms } from '@beian/domain/bureau';
import { findProvince, provinceCodes } from '@beian/domain/province';
import type { BilingualText } from '@beian/domain/text';
import { App, Button, Checkbox, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import type { VariablesOf } from '../../graphql.ts';
import { FormField } from '../../ui/form-field.tsx';
import { newKey } from '../../ui/new-key.ts';
import { actionTexts, commonTexts } from '../../ui/texts.ts';
import styles from './connection.module.css';
import { connectionTexts } from './connection-texts.ts';
import { addBureauDocument, type Bureau, changeBureauDocument } from './documents.ts';
import { gatewayTexts } from './texts.ts';
import { calledValues, useConnectionTest } from './use-connection-test.ts';

type Typed = VariablesOf<typeof addBureauDocument>['input'];
type Refused = readonly { readonly field: string | null; readonly message: string }[];

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

/** Form of one account at one bureau; it is tested before it is saved, or a reason is given. Secrets are never shown; empty fields leave them unchanged. */
export function ConnectionForm({ bureau, label, onDone, onClose }: ConnectionFormProps) {
  const t = useT();
  const language = useLanguage();
  const { message } = App.useApp();
  const [input, setInput] = useState<Typed>(() => (bureau === undefined ? blank : typedOf(bureau)));
  const [wrong, setWrong] = useState<Refused>([]);
  const [busy, setBusy] = useState(false);
  // A retry keeps its idempotency key, so it has one effect.
  const key = useRef(newKey());
  const set = (changes: Partial<Typed>) => setInput({ ...input, ...changes });
  const provinces = provinceCodes.map((value) => ({ value, label: findProvince(value)?.label[language] ?? value }));

  const forms = passwordFormNames.map((value) => ({ value, label: t(passwordForms[value].label) }));

  const connection = useConnectionTest(bureau?.id, input);
  const isSaved = bureau !== undefined && calledValues(typedOf(bureau)) === calledValues(input);
  const mayGoWithout = isSaved || connection.test?.ok === true;
  /** Empty values are left out. */
  const full = (): Typed => ({
    ...blank,
    ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== '' && value != null)),
  });

  const send = async (work: () => Promise<Refused>, label: string) => {
    setBusy(true);
    setWrong([]);
    try {
      setWrong(await work());
    } catch {
      setWrong([{ field: null, message: t(actionTexts.failed, { label }) }]);
    } finally {
      setBusy(false);
    }
  };
  const save = async (): Promise<Refused> => {
    const variables = { input: full(), key: key.current };
    const answer =
      bureau === undefined
        ? (await request(addBureauDocument, variables)).addBureau
        : (await request(changeBureauDocument, { ...variables, bureauId: bureau.id })).changeBureau;
    if (answer.__typename === 'ActionRefused') {
      key.current = newKey();
      return answer.reasons;
    }
    void message.success(t(actionTexts.done, { label }));
    onDone();
    return [];
  };

  const wrongOf = (name: string) =>
    wrong.filter(({ field }) => field?.split('.')[0] === name).map((one) => one.message);
  interface TextField {
    readonly caption: BilingualText;
    readonly required?: boolean;
    readonly hint?: string | undefined;
    readonly type?: string;
    readonly example?: string;
  }
  const text = (name: keyof Typed & string, { caption, required, hint, type = 'text', example }: TextField) => (
    <FormField label={t(caption)} required={required} hint={hint} wrong={wrongOf(name)}>
      {(field) => (
        <Input
          {...field}
          type={type}
          autoComplete={type === 'password' ? 'new-password' : 'off'}
          placeholder={example}
          value={String(input[name] ?? '')}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      )}
    </FormField>
  );
  const isNew = bureau === undefined;
  const kept = isNew ? undefined : t(connectionTexts.kept);
  const keyHint =
    [kept, input.encrypts ? undefined : t(connectionTexts.keyHint)].filter(Boolean).join(t(commonTexts.and)) ||
    undefined;
  const other = wrong.filter(({ field }) => field === null || !shown.has(field.split('.')[0] ?? ''));
  return (
    <form
      className={styles.form}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void send(save, label);
      }}
    >
      <FormField label={t(connectionTexts.province)} required wrong={wrongOf('province')}>
        {(field) => (
          <Select
            {...field}
            showSearch
            optionFilterProp="label"
            options={provinces}
            placeholder={t(connectionTexts.provinceExample)}
            value={input.province === '' ? undefined : input.province}
            onChange={(province) =>
              set({ province, ...(input.provinces.length === 0 ? { provinces: [province] } : {}) })
            }
          />
        )}
      </FormField>
      <FormField
        label={t(connectionTexts.provinces)}
        hint={t(connectionTexts.provincesHint)}
        wrong={wrongOf('provinces')}
      >
        {(field) => (
          <Select
            {...field}
            mode="multiple"
            optionFilterProp="label"
            options={provinces}
            value={[...input.provinces]}
            onChange={(chosen: string[]) => set({ provinces: chosen })}
          />
        )}
      </FormField>
      {text('name', { caption: connectionTexts.name, example: t(connectionTexts.nameExample) })}
      <div className={styles.pair}>
        {text('ispId', { caption: connectionTexts.ispId, required: true, example: '320000000999' })}
        {text('userName', { caption: connectionTexts.userName, required: true, example: 'yunqiao_js' })}
      </div>
      {text('password', { caption: connectionTexts.password, required: isNew, hint: kept, type: 'password' })}
      {text('wsdl', {
        caption: connectionTexts.wsdl,
        required: true,
        example: 'https://bureau.example/ISPWebService/upDownLoad?wsdl',
      })}
      {text('statusWsdl', {
        caption: connectionTexts.statusWsdl,
        example: 'https://bureau.example/BeianStatusWebService/queryBeianStatus?wsdl',
      })}
      {text('passwordWsdl', {
        caption: connectionTexts.passwordWsdl,
        example: 'https://bureau.example/BeianStatusWebService/verifyBamm?wsdl',
      })}
      <FormField label={t(connectionTexts.passwordForm)} wrong={wrongOf('passwordForm')}>
        {(field) => (
          <Select
            {...field}
            options={forms}
            value={input.passwordForm ?? 'MD5'}
            onChange={(passwordForm) => set({ passwordForm })}
          />
        )}
      </FormField>
      <Checkbox checked={input.encrypts} onChange={(event) => set({ encrypts: event.target.checked })}>
        {t(connectionTexts.encrypts)}
      </Checkbox>
      <div className={styles.pair}>
        {text('aesKey', {
          caption: connectionTexts.aesKey,
          required: isNew && input.encrypts,
          hint: keyHint,
          type: 'password',
        })}
        {text('aesVector', {
          caption: connectionTexts.aesVector,
          required: isNew && input.encrypts,
          hint: kept,
          type: 'password',
        })}
      </div>
      <div className={styles.pair}>
        {text('opensAt', { caption: connectionTexts.opensAt, hint: t(connectionTexts.hoursHint), example: '09:00' })}
        {text('closesAt', { caption: connectionTexts.closesAt, example: '17:30' })}
      </div>
      <p className={styles.hint}>{t(connectionTexts.numberHint)}</p>
      <div className={styles.test}>
        <Button
          icon={<ApiOutlined aria-hidden />}
          loading={connection.waits}
          disabled={busy}
          onClick={() => void send(() => connection.start(full()), t(connectionTexts.test))}
        >
          {t(connectionTexts.test)}
        </Button>
        <TestSays connection={connection} isSaved={isSaved} />
      </div>
      {mayGoWithout && wrongOf('untestedReason').length === 0
        ? null
        : text('untestedReason', {
            caption: connectionTexts.untestedReason,
            required: true,
            hint: t(connectionTexts.untestedHint),
            example: t(connectionTexts.untestedExample),
          })}
      {other.map((one) => (
        <p key={one.message} className={styles.wrong} role="alert">
          {one.message}
        </p>
      ))}
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t(commonTexts.cancel)}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t(commonTexts.save)}
        </Button>
      </div>
    </form>
  );
}

/** What the test came to, or why there should be one. */
function TestSays({ connection, isSaved }: { connection: ReturnType<typeof useConnectionTest>; isSaved: boolean }) {
  const t = useT();
  const { test, waits, isVoid } = connection;
  return (
    <p role="status" className={styles.tried}>
      {waits ? (
        t(gatewayTexts.testWaits)
      ) : test !== null ? (
        <b className={test.ok ? styles.ok : styles.wrong}>
          {t(test.ok ? connectionTexts.passed : connectionTexts.failed)}
          {test.said}
        </b>
      ) : isVoid ? (
        t(connectionTexts.changedSince)
      ) : isSaved ? (
        t(connectionTexts.unchanged)
      ) : (
        t(connectionTexts.testFirst)
      )}
    </p>
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
  'untestedReason',
]);
