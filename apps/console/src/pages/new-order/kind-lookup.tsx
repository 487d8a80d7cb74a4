import { kindRow, type OrderKind } from '@beian/domain/order-names';
import { Button } from 'antd';
import { useState } from 'react';
import { request, send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { lookUpOrderKindDocument, orderKindLookupDocument } from '../../generated/kind-lookup.ts';
import type { ResultOf } from '../../graphql.ts';
import type { FieldRows } from '../../ui/form/field-row.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import { Section } from '../../ui/page.tsx';
import { choicesOf } from './field.tsx';
import { fillTexts } from './fill-texts.ts';
import { provinceRow } from './first-filing.tsx';
import { newOrderTexts } from './texts.ts';

const nothing = { province: '', certificateType: '', certificateNumber: '', domain: '' };
const rows: FieldRows<typeof nothing> = {
  province: provinceRow,
  certificateType: {
    control: 'select',
    label: newOrderTexts.certificateType,
    required: true,
    example: fillTexts.choose,
    choices: choicesOf('subject.certificateType') ?? [],
  },
  certificateNumber: { control: 'text', label: newOrderTexts.certificateNumber, required: true, max: 255 },
  domain: { control: 'text', label: newOrderTexts.domain, required: true, max: 255 },
};

/** Asks the bureau which kind of order a certificate and a domain need. */
export function KindLookup({ onChoose }: { onChoose: (kind: OrderKind) => void }) {
  const [found, setFound] = useState<NonNullable<ResultOf<typeof orderKindLookupDocument>['orderKindLookup']>>();
  const isPending = found?.state === 'PENDING';
  const kind = found?.kind ?? null;
  return (
    <Section title={t(newOrderTexts.lookup)} lead={t(newOrderTexts.lookupLead)}>
      <FormPage
        label={t(newOrderTexts.lookup)}
        rows={rows}
        initial={nothing}
        onChange={() => setFound(undefined)}
        send={async (typed, key) => {
          const known = isPending ? (await request(orderKindLookupDocument, { id: found.id })).orderKindLookup : null;
          const input = { ...typed, certificateType: Number(typed.certificateType) };
          return known
            ? { __typename: 'OrderKindLookup' as const, ...known }
            : send(lookUpOrderKindDocument, { input, key });
        }}
        onDone={(answer) => setFound(answer)}
        ok={t(isPending ? newOrderTexts.proveAgain : newOrderTexts.lookUp)}
      >
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
      </FormPage>
    </Section>
  );
}
