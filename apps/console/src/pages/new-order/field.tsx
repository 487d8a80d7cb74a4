import { codeListOf, codeTable } from '@beian/domain/codes';
import {
  type FieldId,
  type FieldValue,
  fieldLabel,
  fieldRow,
  proposedWriting,
  yesNoLabels,
} from '@beian/domain/filing';
import { MISSING_GROUP, type OrderKind } from '@beian/domain/order-names';
import type { BilingualText } from '@beian/domain/text';
import { Button, Form, Input, Select } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import type { Reason } from '../../generated/common.ts';
import { Readings, type ReadingsProps } from '../../ui/paper-readings/readings.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { shownValue } from '../../ui/value-text.ts';
import { AppPackages } from './app-packages.tsx';
import type { FillItem } from './documents.ts';
import { fillTexts } from './fill-texts.ts';
import { PreApprovals } from './pre-approvals.tsx';
import { useRegions } from './regions.ts';
import { Said, Sentence } from './said.tsx';
import { savedValue } from './use-same-as.ts';

/** Longer texts get several lines. */
const LONG_TEXT = 500;

/** What can be chosen for a field, by its code list; undefined: any text. */
export function choicesOf(field: FieldId): { value: string; label: BilingualText }[] | undefined {
  const list = codeListOf(field);
  const rows =
    list !== undefined
      ? Object.entries(codeTable(list).rows).map(([value, { label }]) => [value, label] as const)
      : fieldRow(field).format === 'yesNo'
        ? Object.entries(yesNoLabels)
        : undefined;
  return rows?.map(([value, label]) => ({ value, label }));
}

interface FieldProps {
  readonly field: FieldId;
  /** Of the order. */
  readonly kind: OrderKind;
  readonly item: FillItem | undefined;
  /** Typed and not saved; undefined: as the order has it. */
  readonly typed: FieldValue | undefined;
  /** Somebody types in it: nothing is said of it before it is left. */
  readonly isActive: boolean;
  readonly refusals: readonly Pick<Reason, 'message' | 'suggestion'>[];
  readonly hasRegistered: boolean;
  readonly disabled: boolean;
  /** Of a city or county: the region in which it lies; null: not chosen yet. Absent for other fields. */
  readonly regionOf?: string | null;
  readonly pictureOf: ReadingsProps['pictureOf'];
  readonly onType: (value: FieldValue) => void;
  readonly onLeave: () => void;
}

/** One field with its label, registered value, and what the checks say of it. */
export function Field(props: FieldProps) {
  const {
    field,
    kind,
    item,
    typed,
    isActive,
    refusals,
    hasRegistered,
    disabled,
    regionOf,
    pictureOf,
    onType,
    onLeave,
  } = props;
  const { required } = fieldRow(field);
  const label = fieldLabel(field, { kind });
  const id = `field-${field}`;
  const [wasLeft, setLeft] = useState(false);
  const value = typed ?? savedValue(field, item);
  // An empty field that nobody was in yet lacks nothing so far; what the filing lacks is asked for because of that.
  const isFresh = value.length === 0 && !wasLeft && item?.registered == null && item?.group !== MISSING_GROUP;
  const said = {
    reasons: item?.reasons ?? [],
    findings: isActive || isFresh ? [] : (item?.findings ?? []).filter(({ outcome }) => outcome !== 'pass'),
  };
  const refused = isActive ? [] : refusals;
  const isBad = refused.length + said.reasons.length > 0 || said.findings.some(({ outcome }) => outcome === 'fail');
  const registered = item?.registered ?? [];
  const regions = useRegions(regionOf ?? null);
  const isMasked = item?.masked === true && (item.now ?? []).length > 0 && typed === undefined;
  // They compare what is saved.
  const hasReadings = typed === undefined && (item?.paperReadings.length ?? 0) > 0;
  const proposed = disabled || isMasked || typeof value !== 'string' ? undefined : proposedWriting(field, value);
  const hasMore =
    proposed !== undefined ||
    isMasked ||
    hasRegistered ||
    hasReadings ||
    said.reasons.length + refused.length + said.findings.length > 0;
  return (
    <Form.Item
      data-field={field}
      label={t(label)}
      htmlFor={id}
      required={required}
      extra={
        hasMore ? (
          <>
            {isMasked ? <p>{t(fillTexts.masked)}</p> : null}
            {proposed === undefined ? null : (
              <Button
                type="link"
                size="small"
                onClick={() => {
                  onType(proposed);
                  onLeave();
                }}
              >
                {t(fillTexts.writeAs, { name: proposed })}
              </Button>
            )}
            {hasRegistered ? (
              <p>
                {t(fillTexts.registered)}
                {registered.map((one) => shownValue(field, one, item?.valueLabels ?? [])).join(t(commonTexts.and)) ||
                  t(commonTexts.none)}
              </p>
            ) : null}
            <Said id={`${id}-said`} item={said}>
              {refused.map((one) => (
                <Sentence key={one.message} {...one} outcome="fail" />
              ))}
            </Said>
            {item === undefined || !hasReadings ? null : <Readings item={item} pictureOf={pictureOf} />}
          </>
        ) : null
      }
    >
      <Entry
        {...{ field, label, id, isBad, value, onType }}
        onLeave={() => {
          setLeft(true);
          onLeave();
        }}
        options={regionOf === undefined ? choicesOf(field)?.map((one) => ({ ...one, label: t(one.label) })) : regions}
        disabled={disabled || regionOf === null}
        placeholder={regionOf === null ? fillTexts.cityFirst : fillTexts.choose}
      />
    </Form.Item>
  );
}

interface EntryProps extends Pick<FieldProps, 'field' | 'disabled' | 'onType' | 'onLeave'> {
  readonly id: string;
  readonly label: BilingualText;
  readonly value: FieldValue;
  readonly isBad: boolean;
  /** What can be chosen; undefined: any text. */
  readonly options: { value: string; label: string }[] | undefined;
  readonly placeholder: BilingualText;
}

function Entry({ field, label, id, value, disabled, isBad, options, placeholder, onType, onLeave }: EntryProps) {
  const { shape, max, required } = fieldRow(field);
  const common = {
    id,
    disabled,
    'aria-describedby': `${id}-said`,
    'aria-invalid': isBad,
    status: isBad ? ('error' as const) : ('' as const),
  };
  if (field === 'app.packages')
    return <AppPackages {...{ id, isBad, disabled, onType, onLeave }} label={t(label)} value={[value].flat()} />;
  if (field === 'website.preApprovals')
    return <PreApprovals {...{ id, isBad, disabled, onType, onLeave }} label={t(label)} value={[value].flat()} />;
  const list = { ...common, 'aria-label': t(label), optionFilterProp: 'label' };
  if (shape === 'list' || options !== undefined)
    return (
      <div onKeyDownCapture={stopTab}>
        {shape === 'list' ? (
          <Select<string[]>
            {...list}
            mode={options === undefined ? 'tags' : 'multiple'}
            {...(options === undefined ? { open: false, suffixIcon: null } : { options })}
            tokenSeparators={[',', '，', ' ', ';']}
            value={[...value]}
            placeholder={t(options === undefined ? fillTexts.typeSeveral : placeholder)}
            onChange={onType}
            onBlur={onLeave}
          />
        ) : (
          <Select<string>
            {...list}
            options={options}
            allowClear
            showSearch
            value={value === '' ? null : String(value)}
            placeholder={t(placeholder)}
            onChange={(next) => {
              onType(next ?? '');
              onLeave();
            }}
          />
        )}
      </div>
    );
  const text = {
    ...common,
    'aria-required': required,
    maxLength: max,
    autoComplete: 'off',
    value: String(value),
    onChange: (event: { target: { value: string } }) => onType(event.target.value),
    onBlur: onLeave,
  };
  if (field === 'subject.filingPassword') return <Input.Password {...text} autoComplete="new-password" />;
  if (max >= LONG_TEXT && /(?:remark|businessScope|sdks)$/.test(field)) return <Input.TextArea {...text} rows={3} />;
  return <Input {...text} />;
}

/** Tab leaves a list of choices: with the key, Select would choose or take away the option that is active in its open list. */
const stopTab = (event: KeyboardEvent) => {
  if (event.key === 'Tab') event.stopPropagation();
};
