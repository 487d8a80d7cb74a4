import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { fieldRow, isFieldId } from '@beian/domain/filing';
import { Button, Card, Select } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { Item } from '../../order/documents.ts';
import type { ItemReasonInput, ReasonInput } from '../../order/perform.ts';
import parts from '../parts.module.css';
import { sendBackTexts } from '../texts.ts';
import { ReasonPicker } from './reason-picker.tsx';

/** Reasons by place: key of an item, or `order`. A place without reasons is still being filled in. */
export type Places = ReadonlyMap<string, readonly ReasonInput[]>;

export const whole = 'order';

export const placesOf = (reasons: readonly ItemReasonInput[]): Places => {
  const places = new Map<string, ReasonInput[]>();
  for (const { item, code, advice } of reasons)
    places.set(item ?? whole, [...(places.get(item ?? whole) ?? []), { code, advice }]);
  return places;
};

export const reasonsOf = (places: Places): ItemReasonInput[] =>
  [...places].flatMap(([place, reasons]) =>
    reasons.map((reason) => ({ ...reason, item: place === whole ? null : place })),
  );

interface ItemReasonsProps {
  readonly items: readonly Item[];
  readonly places: Places;
  readonly onChange: (places: Places) => void;
}

/** Reasons for several items and for the whole order, each with the advice that the applicant reads. */
export function ItemReasons({ items, places, onChange }: ItemReasonsProps) {
  const labels = new Map([[whole, t(sendBackTexts.whole)], ...items.map((item) => [item.key, item.label] as const)]);
  const free = [...labels].filter(([place]) => !places.has(place)).map(([value, label]) => ({ value, label }));
  return (
    <div className={parts.fields}>
      {[...places].map(([place, reasons]) => {
        // A bureau may ask for a field that the order has only once it is returned for it: the filing password.
        const label = labels.get(place) ?? (isFieldId(place) ? t(fieldRow(place).label) : place);
        return (
          <Card
            key={place}
            size="small"
            role="group"
            aria-label={label}
            title={label}
            extra={
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t(sendBackTexts.remove, { label })}
                onClick={() => onChange(new Map([...places].filter(([other]) => other !== place)))}
              />
            }
          >
            <ReasonPicker
              place={place}
              label={label}
              chosen={reasons}
              onSave={(next) => onChange(new Map(places).set(place, next))}
            />
          </Card>
        );
      })}
      <Select
        style={{ width: 280, maxWidth: '100%' }}
        aria-label={t(sendBackTexts.add)}
        placeholder={
          <>
            <PlusOutlined aria-hidden /> {t(sendBackTexts.add)}
          </>
        }
        showSearch
        optionFilterProp="label"
        value={null}
        options={free}
        onChange={(place: string | null) => {
          if (place !== null) onChange(new Map(places).set(place, []));
        }}
      />
    </div>
  );
}
