import { ApiOutlined } from '@ant-design/icons';
import { passwordFormNames, passwordForms } from '@beian/domain/bureau';
import { findProvince, provinceCodes } from '@beian/domain/province';
import { Button, Flex, Form, Modal, Typography } from 'antd';
import { useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { addBureauDocument, type Bureau, changeBureauDocument } from '../../generated/bureau.ts';
import type { VariablesOf } from '../../graphql.ts';
import type { Choice, FieldRow, FieldRows } from '../../ui/form/field-row.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import { showAtFields } from '../../ui/form/use-sent-form.tsx';
import { actionTexts, commonTexts } from '../../ui/texts.ts';
import { connectionTexts } from './connection-texts.ts';
import { gatewayTexts } from './texts.ts';
import { calledValues, useConnectionTest } from './use-connection-test.ts';

type Input = VariablesOf<typeof addBureauDocument>['input'];
/** As typed: what is left empty is not sent. */
type Values = { readonly [name in keyof Input]-?: NonNullable<Input[name]> };

/** The present values without secrets, which the API does not return; of a new connection nothing. */
const valuesOf = (bureau: Bureau | undefined): Values => ({
  province: bureau?.province ?? '',
  provinces: bureau?.provinces.map((one) => one.code) ?? [],
  name: bureau?.name ?? '',
  ispId: bureau?.account?.ispId ?? '',
  userName: bureau?.account?.userName ?? '',
  password: '',
  wsdl: bureau?.account?.wsdl ?? '',
  statusWsdl: bureau?.account?.statusWsdl ?? '',
  passwordWsdl: bureau?.account?.passwordWsdl ?? '',
  passwordForm: bureau?.account?.passwordForm ?? 'MD5',
  encrypts: bureau?.account?.encrypts ?? false,
  aesKey: '',
  aesVector: '',
  opensAt: bureau?.opensAt ?? '',
  closesAt: bureau?.closesAt ?? '',
  untestedReason: '',
});

const inputOf = ({ province, provinces, ispId, userName, wsdl, encrypts, ...optional }: Values): Input => ({
  ...{ province, provinces, ispId, userName, wsdl, encrypts },
  ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== '')),
});

const provinceChoices: readonly Choice<string>[] = provinceCodes.map((value) => ({
  value,
  label: findProvince(value)?.label ?? value,
}));

/** `isUntested`: it is saved without a test that passed, so that the API wants the reason. */
function useRows(isNew: boolean, encrypts: boolean, isUntested: boolean): FieldRows<Values> {
  const kept = isNew ? undefined : connectionTexts.kept;
  const keyHints = [...(kept ? [kept] : []), ...(encrypts ? [] : [connectionTexts.keyHint])].map((hint) => t(hint));
  const secret = { control: 'text', type: 'password' } as const;
  const reason: FieldRow<string> = {
    control: 'text',
    label: connectionTexts.untestedReason,
    hint: connectionTexts.untestedHint,
    required: true,
    example: connectionTexts.untestedExample,
  };
  return {
    province: {
      control: 'select',
      label: connectionTexts.province,
      required: true,
      choices: provinceChoices,
      example: connectionTexts.provinceExample,
    },
    provinces: {
      control: 'selectMany',
      label: connectionTexts.provinces,
      hint: connectionTexts.provincesHint,
      choices: provinceChoices,
    },
    name: { control: 'text', label: connectionTexts.name, example: connectionTexts.nameExample },
    ispId: { control: 'text', label: connectionTexts.ispId, required: true, half: true, example: '320000000999' },
    userName: { control: 'text', label: connectionTexts.userName, required: true, half: true, example: 'yunqiao_js' },
    password: { ...secret, label: connectionTexts.password, required: isNew, hint: kept },
    wsdl: {
      control: 'text',
      label: connectionTexts.wsdl,
      required: true,
      example: 'https://bureau.example/ISPWebService/upDownLoad?wsdl',
    },
    statusWsdl: {
      control: 'text',
      label: connectionTexts.statusWsdl,
      example: 'https://bureau.example/BeianStatusWebService/queryBeianStatus?wsdl',
    },
    passwordWsdl: {
      control: 'text',
      label: connectionTexts.passwordWsdl,
      example: 'https://bureau.example/BeianStatusWebService/verifyBamm?wsdl',
    },
    passwordForm: {
      control: 'select',
      label: connectionTexts.passwordForm,
      choices: passwordFormNames.map((value) => ({ value, label: passwordForms[value].label })),
    },
    encrypts: { control: 'check', label: connectionTexts.encrypts },
    aesKey: {
      ...secret,
      label: connectionTexts.aesKey,
      required: isNew && encrypts,
      half: true,
      hint: keyHints.length === 0 ? undefined : keyHints.join(t(commonTexts.and)),
    },
    aesVector: {
      ...secret,
      label: connectionTexts.aesVector,
      required: isNew && encrypts,
      half: true,
      hint: kept,
    },
    opensAt: {
      control: 'text',
      label: connectionTexts.opensAt,
      half: true,
      hint: connectionTexts.hoursHint,
      example: '09:00',
    },
    closesAt: { control: 'text', label: connectionTexts.closesAt, half: true, example: '17:30' },
    untestedReason: isUntested ? reason : null,
  };
}

interface ConnectionFormProps {
  /** Undefined: a new connection. */
  readonly bureau?: Bureau;
  readonly label: string;
  readonly onClose: () => void;
}

/** A new connection, or the change of one. */
export const ConnectionDialog = (props: ConnectionFormProps) => (
  <Modal
    open
    title={[props.label, ...(props.bureau === undefined ? [] : [props.bureau.provinceName])].join(' · ')}
    width={560}
    footer={null}
    onCancel={props.onClose}
  >
    <ConnectionForm {...props} />
  </Modal>
);

/** Form of one account at one bureau; it is tested before it is saved, or a reason is given. Secrets are never shown; empty fields leave them unchanged. */
export function ConnectionForm({ bureau, label, onClose }: ConnectionFormProps) {
  const [form] = Form.useForm<Values>();
  const [initial] = useState(() => valuesOf(bureau));
  const [typed, setTyped] = useState(initial);
  const connection = useConnectionTest(bureau?.id, inputOf(typed), ({ reasons }) => {
    showAtFields(form, rows, reasons);
  });
  const isSaved = bureau !== undefined && calledValues(initial) === calledValues(typed);
  const rows = useRows(bureau === undefined, typed.encrypts, !isSaved && connection.test?.ok !== true);
  return (
    <FormPage
      label={label}
      form={form}
      rows={rows}
      initial={initial}
      onChange={(values) => {
        const isFirst = values.provinces.length === 0 && values.province !== typed.province;
        const next = isFirst ? { ...values, provinces: [values.province] } : values;
        if (isFirst) form.setFieldsValue(next);
        setTyped(next);
      }}
      send={(values, key) => {
        const input = inputOf(values);
        return bureau === undefined
          ? send(addBureauDocument, { input, key })
          : send(changeBureauDocument, { bureauId: bureau.id, input, key });
      }}
      done={() => t(actionTexts.done, { label })}
      ok={t(commonTexts.save)}
      stale={[['bureaus']]}
      onDone={onClose}
      onClose={onClose}
    >
      <Typography.Text type="secondary">{t(connectionTexts.numberHint)}</Typography.Text>
      <Flex gap={12} align="center">
        <Button icon={<ApiOutlined aria-hidden />} loading={connection.waits} onClick={connection.start}>
          {t(connectionTexts.test)}
        </Button>
        <TestResult connection={connection} isSaved={isSaved} />
      </Flex>
    </FormPage>
  );
}

/** What the test came to, or why there should be one. */
function TestResult({ connection, isSaved }: { connection: ReturnType<typeof useConnectionTest>; isSaved: boolean }) {
  const { test, waits, isVoid } = connection;
  if (test !== null && !waits)
    return (
      <Typography.Text role="status" strong type={test.ok ? 'success' : 'danger'}>
        {t(test.ok ? connectionTexts.passed : connectionTexts.failed)}
        {test.said}
      </Typography.Text>
    );
  const text = waits
    ? gatewayTexts.testWaits
    : isVoid
      ? connectionTexts.changedSince
      : isSaved
        ? connectionTexts.unchanged
        : connectionTexts.testFirst;
  return (
    <Typography.Text role="status" type="secondary">
      {t(text)}
    </Typography.Text>
  );
}
