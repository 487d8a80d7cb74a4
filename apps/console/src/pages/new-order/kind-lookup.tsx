import { kindRow, type OrderKind } from '@beian/domain/order-names';
import { provinces } from '@beian/domain/province';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { request, send } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import type { Reason } from '../../generated/common.ts';
import { lookUpOrderKindDocument, orderKindLookupDocument } from '../../generated/kind-lookup.ts';
import { newKey } from '../../ui/new-key.ts';
import { errorTexts } from '../../ui/texts.ts';
import { optionsOf } from './field.tsx';
import { fillTexts } from './fill-texts.ts';
import { Reasons } from './hand-in.tsx';
import { FieldColumn, Section } from './parts.tsx';
import { newOrderTexts } from './texts.ts';

const nothing = { province: '', certificateType: '', certificateNumber: '', domain: '' };

/** Asks the bureau which kind of order a certificate and a domain need. */
export function KindLookup({ onChoose }: { onChoose: (kind: OrderKind) => void }) {
  const t = useT();
  const language = useLanguage();
  const [asked, setAsked] = useState(nothing);
  const [refused, setRefused] = useState<readonly Reason[]>([]);
  const ask = useMutation({
    mutationFn: async ({ id, key }: { id: string | undefined; key: string }) => {
      if (id !== undefined) return (await request(orderKindLookupDocument, { id })).orderKindLookup;
      const input = { ...asked, certificateType: Number(asked.certificateType) };
      return send(lookUpOrderKindDocument, { input, key });
    },
    onSuccess: (answer) => setRefused(answer && 'reasons' in answer ? answer.reasons : []),
  });
  const found = ask.data && 'state' in ask.data ? ask.data : undefined;
  const kind = found?.kind ?? null;
  const isPending = found?.state === 'PENDING';
  const set = (name: keyof typeof nothing) => (value: string) => {
    setAsked((before) => ({ ...before, [name]: value }));
    setRefused([]);
    ask.reset();
  };
  const selects = [
    {
      name: 'province' as const,
      label: t(newOrderTexts.province),
      options: Object.entries(provinces).map(([value, { label }]) => ({ value, label: t(label) })),
    },
    {
      name: 'certificateType' as const,
      label: t(newOrderTexts.certificateType),
      options: optionsOf('subject.certificateType', language) ?? [],
    },
  ];
  const texts = [
    { name: 'certificateNumber' as const, label: t(newOrderTexts.certificateNumber) },
    { name: 'domain' as const, label: t(newOrderTexts.domain) },
  ];
  return (
    <Section title={t(newOrderTexts.lookup)} lead={t(newOrderTexts.lookupLead)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate({ id: isPending ? found.id : undefined, key: newKey() });
        }}
      >
        <FieldColumn>
          {selects.map(({ name, label, options }) => (
            <Form.Item key={name} htmlFor={`lookup-${name}`} label={label} required>
              <Select<string>
                id={`lookup-${name}`}
                aria-label={label}
                showSearch
                optionFilterProp="label"
                value={asked[name] || null}
                placeholder={t(fillTexts.choose)}
                options={options}
                onChange={set(name)}
              />
            </Form.Item>
          ))}
          {texts.map(({ name, label }) => (
            <Form.Item key={name} htmlFor={`lookup-${name}`} label={label} required>
              <Input
                id={`lookup-${name}`}
                value={asked[name]}
                maxLength={255}
                autoComplete="off"
                onChange={(event) => set(name)(event.target.value)}
              />
            </Form.Item>
          ))}
        </FieldColumn>
        <Reasons title={t(newOrderTexts.notLookedUp)} reasons={refused} outcome="fail" />
        {ask.error ? <Alert type="error" message={t(errorTexts.other)} /> : null}
        {found === undefined ? null : (
          <p role="status">
            {isPending ? t(newOrderTexts.provePending) : `${found.message} · ${found.suggestion}`}{' '}
            {kind !== null && kindRow(kind).about === 'nothing' ? (
              <Button type="primary" onClick={() => onChoose(kind)}>
                {t(kindRow(kind).label)}
              </Button>
            ) : null}
          </p>
        )}
        <Button
          htmlType="submit"
          disabled={Object.values(asked).some((value) => value.trim() === '')}
          loading={ask.isPending}
        >
          {t(isPending ? newOrderTexts.proveAgain : newOrderTexts.lookUp)}
        </Button>
      </form>
    </Section>
  );
}
