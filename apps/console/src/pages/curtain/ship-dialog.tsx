import { trackingNumberBounds } from '@beian/domain/photo';
import { textLengths } from '@beian/domain/text';
import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Failure } from '../../app/shell/states.tsx';
import type { Curtain } from '../../generated/common.ts';
import { curtainDocument } from '../../generated/curtain.ts';
import { shipCurtainDocument } from '../../generated/event.ts';
import type { FieldRows } from '../../ui/form/field-row.ts';
import { FormDialog } from '../../ui/form/form-dialog.tsx';
import { Faint } from '../../ui/list-page/cells.tsx';
import { actionTexts } from '../../ui/texts.ts';
import { mailRoomTexts } from './texts.ts';

interface ShipDialogProps {
  readonly curtain: Curtain;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const nothing = { courier: '', trackingNumber: '' };
const rows: FieldRows<typeof nothing> = {
  courier: {
    control: 'text',
    label: mailRoomTexts.courier,
    example: mailRoomTexts.courierExample,
    max: textLengths.courier,
    required: true,
  },
  trackingNumber: {
    control: 'text',
    label: mailRoomTexts.trackingNumber,
    hint: mailRoomTexts.trackingNumberHint,
    max: trackingNumberBounds.most,
    required: true,
  },
};

/** The address in clear for the parcel's label, and the tracking number. Opening it is audited. */
export function ShipDialog({ curtain, onClose, onDone }: ShipDialogProps) {
  const label = curtain.actions.find(({ event }) => event === 'shipCurtain')?.label ?? '';
  const { data, error, refetch } = useQuery({
    ...queryOf(['curtain'], curtainDocument, { id: curtain.id }),
    // Each request is one audit row: no refetch in the background, and no cache.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  return (
    <FormDialog
      title={t(actionTexts.confirmTitle, { label, number: curtain.orderNumber })}
      lead={
        error !== null && data === undefined ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : (
          <>
            <Faint>{t(mailRoomTexts.label)}</Faint>
            {data ? (
              <Typography.Paragraph copyable style={{ whiteSpace: 'pre-line', margin: 0 }}>
                {`${data.consignee} ${data.mobile}\n${data.provinceName} ${data.city} ${data.address}`}
              </Typography.Paragraph>
            ) : null}
            <Faint>{t(mailRoomTexts.audited)}</Faint>
          </>
        )
      }
      ok={t(mailRoomTexts.ship)}
      rows={rows}
      initial={nothing}
      send={({ courier, trackingNumber }, key) => {
        const parcel = { courier: courier.trim(), trackingNumber: trackingNumber.trim() };
        return send(shipCurtainDocument, { id: curtain.orderId, curtainId: curtain.id, ...parcel, key });
      }}
      done={() => t(actionTexts.done, { label })}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
