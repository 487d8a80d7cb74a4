import { textLengths } from '@beian/domain/text';
import { Descriptions } from 'antd';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import type { FieldRows } from '../../ui/form/field-row.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import { Section } from '../../ui/page.tsx';
import { provinceChoices } from '../../ui/province-choices.ts';
import { fullTime } from '../../ui/time.ts';
import { type CurtainAddress, type FillOrder, type OrderAnswer, requestCurtainDocument } from './documents.ts';
import { Events } from './events.tsx';
import { photoTexts } from './photo-texts.ts';
import type { OrderWrites } from './use-order-writes.ts';

/** The curtain: whether there is one, how far it is on its way, or the address to which it goes. */
export function Curtain({ order, write }: Pick<OrderWrites, 'order' | 'write'>) {
  const { curtain, photoGuide, actions } = order;
  const ask = actions.find(({ event }) => event === 'requestCurtain');
  const since = photoGuide.curtainOwnedSince;
  return (
    <Section
      title={t(photoTexts.curtain)}
      lead={since === null ? t(photoTexts.notOwned) : t(photoTexts.owned, { day: fullTime(since).slice(0, 10) })}
    >
      {curtain === null ? null : (
        <Descriptions size="small" column={1}>
          <Descriptions.Item label={t(photoTexts.consignee)}>
            {curtain.consignee} {curtain.city}
            {curtain.address}
          </Descriptions.Item>
          <Descriptions.Item label={curtain.stateLabel}>
            {curtain.trackingNumber === null
              ? t(photoTexts.shipBy, { day: curtain.shipBy ?? '' })
              : t(photoTexts.sent, {
                  courier: curtain.courier ?? '',
                  number: curtain.trackingNumber,
                  from: curtain.arrivesFrom ?? '',
                  by: curtain.arrivesBy ?? '',
                })}
          </Descriptions.Item>
        </Descriptions>
      )}
      <Events order={order} events={['confirmCurtain']} write={write} />
      {ask?.presence === 'ENABLED' ? (
        <FormPage<CurtainRequest, OrderAnswer>
          label={t(photoTexts.curtain)}
          rows={rowsOf(ask)}
          initial={{ province: order.province, consignee: '', mobile: '', city: '', address: '', acknowledged: [] }}
          send={({ acknowledged, ...address }, key) => {
            const sent = { address, acknowledged: [...acknowledged], key };
            return write(({ id }) => send(requestCurtainDocument, { id, ...sent }));
          }}
          ok={ask.label}
        />
      ) : null}
    </Section>
  );
}

interface CurtainRequest extends CurtainAddress {
  /** Codes of the warnings that were read. */
  readonly acknowledged: readonly string[];
}

const rowsOf = ({ acknowledge }: FillOrder['actions'][number]): FieldRows<CurtainRequest> => ({
  province: { control: 'select', label: photoTexts.province, required: true, choices: provinceChoices },
  consignee: { control: 'text', label: photoTexts.consignee, required: true, max: textLengths.consignee },
  mobile: { control: 'text', label: photoTexts.mobile, required: true, max: 20 },
  city: { control: 'text', label: photoTexts.city, required: true, max: textLengths.city },
  address: { control: 'text', label: photoTexts.address, required: true, max: textLengths.address },
  acknowledged:
    acknowledge.length === 0
      ? null
      : {
          control: 'checks',
          label: photoTexts.read,
          required: true,
          choices: acknowledge.map(({ code, message }) => ({ value: code, label: message })),
        },
});
