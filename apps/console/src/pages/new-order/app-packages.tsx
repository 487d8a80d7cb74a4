import { type AppPlatform, appPlatformNames, appPlatforms } from '@beian/domain/checks';
import { Button, Card, Flex, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { appPackageTexts } from './app-package-texts.ts';

interface AppPackagesProps {
  readonly id: string;
  readonly label: string;
  readonly value: readonly string[];
  readonly disabled: boolean;
  readonly isBad: boolean;
  readonly onType: (value: string[]) => void;
  readonly onLeave: () => void;
}

const parts = ['platform', 'name', 'signature', 'publicKey', 'certificateSubject'] as const;
type Part = (typeof parts)[number];
type Written = Record<Part, string>;

/** The parts of `platform|name|signature|key|subject`, any of which may be missing while somebody types. */
const partsOf = (text: string): Written => {
  const [platform = '', name = '', signature = '', publicKey = '', ...rest] = text.split('|');
  return { platform, name, signature, publicKey, certificateSubject: rest.join('|') };
};
const textOf = ({ certificateSubject, ...written }: Written): string =>
  [written.platform, written.name, written.signature, written.publicKey, certificateSubject].join('|');
const EMPTY = textOf(partsOf(''));
const isPlatform = (name: string): name is AppPlatform => Object.hasOwn(appPlatforms, name);

/** 安装包: a card for each package of the app, with what its platform asks for. */
export function AppPackages({ id, label, value, disabled, isBad, onType, onLeave }: AppPackagesProps) {
  const [isAdding, setAdding] = useState(false);
  const rows = value.length === 0 || isAdding ? [...value, EMPTY] : [...value];
  const write = (at: number, next: string) => {
    setAdding(false);
    onType(rows.map((row, one) => (one === at ? next : row)).filter((row) => row !== EMPTY));
  };
  return (
    <Flex vertical gap="small" role="group" aria-label={label}>
      {rows.map((row, at) => (
        <Package
          // biome-ignore lint/suspicious/noArrayIndexKey: a package has no other name while it is typed
          key={at}
          {...(at === 0 ? { id } : {})}
          saidBy={`${id}-said`}
          {...{ row, disabled, isBad, onLeave }}
          onWrite={(next) => write(at, next)}
        />
      ))}
      {rows.includes(EMPTY) ? null : (
        <Button disabled={disabled} onClick={() => setAdding(true)} style={{ alignSelf: 'start' }}>
          {t(appPackageTexts.add)}
        </Button>
      )}
    </Flex>
  );
}

interface PackageProps extends Pick<AppPackagesProps, 'disabled' | 'isBad' | 'onLeave'> {
  readonly id?: string;
  readonly row: string;
  /** Element that says what is wrong. */
  readonly saidBy: string;
  readonly onWrite: (next: string) => void;
}

function Package({ id, row, saidBy, disabled, isBad, onWrite, onLeave }: PackageProps) {
  const written = partsOf(row);
  const platform = isPlatform(written.platform) ? written.platform : undefined;
  const labels: Readonly<Record<Part, string>> = {
    platform: t(appPackageTexts.platform),
    name: t(platform === undefined ? appPackageTexts.name : appPlatforms[platform].nameLabel),
    signature: t(appPackageTexts.signature[platform ?? 'NONE']),
    publicKey: t(appPackageTexts.publicKey),
    certificateSubject: t(appPackageTexts.certificateSubject),
  };
  const common = (part: Part) => ({
    'aria-label': labels[part],
    'aria-describedby': saidBy,
    status: isBad ? ('error' as const) : ('' as const),
    disabled,
    onBlur: onLeave,
  });
  const text = (part: Part) => ({
    ...common(part),
    autoComplete: 'off',
    value: written[part],
    onChange: (event: { target: { value: string } }) => onWrite(textOf({ ...written, [part]: event.target.value })),
  });
  return (
    <Card
      size="small"
      title={platform === undefined ? t(appPackageTexts.package) : t(appPlatforms[platform].label)}
      extra={
        row === EMPTY ? null : (
          <Button type="text" size="small" disabled={disabled} onClick={() => onWrite(EMPTY)}>
            {t(appPackageTexts.remove)}
          </Button>
        )
      }
    >
      {/* In the form around it a control has no height of its own beside its label. */}
      <Form component="div" layout="vertical" wrapperCol={{ flex: 'auto' }}>
        <Form.Item label={labels.platform} required>
          <Select<AppPlatform>
            {...(id === undefined ? {} : { id })}
            {...common('platform')}
            options={appPlatformNames.map((one) => ({ value: one, label: t(appPlatforms[one].label) }))}
            value={platform ?? null}
            placeholder={t(appPackageTexts.choose)}
            onChange={(next) => onWrite(textOf({ ...written, platform: next }))}
          />
        </Form.Item>
        <Form.Item label={labels.name} required>
          <Input {...text('name')} maxLength={255} placeholder="com.example.shop" />
        </Form.Item>
        <Form.Item label={labels.signature} required>
          <Input {...text('signature')} maxLength={128} />
        </Form.Item>
        <Form.Item label={labels.publicKey} required extra={t(appPackageTexts.publicKeyHint)}>
          <Input.TextArea {...text('publicKey')} maxLength={3000} rows={3} />
        </Form.Item>
        <Form.Item label={labels.certificateSubject} extra={t(appPackageTexts.certificateSubjectHint)}>
          <Input {...text('certificateSubject')} maxLength={255} />
        </Form.Item>
      </Form>
    </Card>
  );
}
