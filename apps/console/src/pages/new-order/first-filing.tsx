import { MAX_FIRST_WEBSITES, planForSeveral, planRow } from '@beian/domain/order';
import { kindRow, type OrderKind } from '@beian/domain/order-names';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { openOrderDocument } from '../../generated/applicant.ts';
import { openPlanDocument } from '../../generated/plan.ts';
import type { FieldRow, FieldRows } from '../../ui/form/field-row.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import { Faint } from '../../ui/list-page/cells.tsx';
import { Section } from '../../ui/page.tsx';
import { provinceChoices } from '../../ui/province-choices.ts';
import { fillTexts } from './fill-texts.ts';
import { newOrderTexts } from './texts.ts';

interface Values {
  readonly province: string;
  readonly websites: number;
}
const blank: Values = { province: '', websites: 1 };
export const provinceRow: FieldRow<string> = {
  control: 'select',
  label: newOrderTexts.province,
  required: true,
  example: fillTexts.choose,
  choices: provinceChoices,
};
const rows: FieldRows<Values> = {
  province: provinceRow,
  websites: { control: 'number', label: newOrderTexts.websites, required: true, min: 1, max: MAX_FIRST_WEBSITES },
};

/** Opens an order from nothing, or for several websites a plan of orders. */
export function FirstFiling({ kind, onOther }: { kind: OrderKind; onOther: () => void }) {
  const navigate = useNavigate();
  const [{ province, websites }, setTyped] = useState(blank);
  const plan = websites > 1 ? planForSeveral(kind) : undefined;
  return (
    <Section title={t(kindRow(kind).label)} actions={<Button onClick={onOther}>{t(newOrderTexts.other)}</Button>}>
      <FormPage
        label={t(kindRow(kind).label)}
        rows={planForSeveral(kind) === undefined ? { ...rows, websites: null } : rows}
        initial={blank}
        onChange={setTyped}
        send={async (typed, key) =>
          plan === undefined
            ? await send(openOrderDocument, { kind, province: typed.province, key })
            : await send(openPlanDocument, { plan, ...typed, key })
        }
        onDone={(made) =>
          void navigate(`/orders/${made.__typename === 'Order' ? made.id : made.steps[0]?.orderId}/fill`)
        }
        ok={t(newOrderTexts.open)}
      >
        {province === '' ? null : <Link to={`/rules/${province}`}>{t(fillTexts.rules)}</Link>}
        {plan === undefined ? null : <Faint>{t(planRow(plan).between)}</Faint>}
      </FormPage>
    </Section>
  );
}
