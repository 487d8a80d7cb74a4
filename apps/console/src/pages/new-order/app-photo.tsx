import { principalTitle } from '@beian/domain/photo';
import { foundingEdition, isEditionId } from '@beian/domain/province';
import { Alert, Image } from 'antd';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { eventDocuments } from '../../generated/applicant-events.ts';
import type { FieldRows } from '../../ui/form/field-row.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import { reasonText } from '../../ui/form/use-send.ts';
import { Section } from '../../ui/page.tsx';
import { Events } from './events.tsx';
import { photoTexts } from './photo-texts.ts';
import type { OrderWrites } from './use-order-writes.ts';

const rows: FieldRows<{ readonly code: string }> = {
  code: { control: 'text', label: photoTexts.code, required: true, max: 32 },
};

/** The collection code of the bureau's app: entered, then its photo is looked at and confirmed. */
export function AppPhoto({ order, write }: Pick<OrderWrites, 'order' | 'write'>) {
  const fetchPhoto = order.actions.find(({ event }) => event === 'fetchBureauAppPhoto');
  const { bureauAppPhoto: photo, edition } = order;
  const title = t(principalTitle(isEditionId(edition) ? edition : foundingEdition));
  return (
    <Section title={t(photoTexts.app)} lead={t(photoTexts.appLead, { title })}>
      {photo === null ? null : (
        <Alert
          type={photo.problem === null ? 'info' : 'warning'}
          showIcon
          message={photo.stateLabel}
          description={photo.problem && reasonText(photo.problem)}
        />
      )}
      {photo?.thumbnailUrl == null ? null : (
        <Image height={200} src={photo.thumbnailUrl} alt={t(photoTexts.picture)} preview={false} />
      )}
      {fetchPhoto?.presence === 'ENABLED' ? (
        <FormPage
          label={t(photoTexts.app)}
          rows={rows}
          initial={{ code: '' }}
          send={({ code }, key) => write(({ id }) => send(eventDocuments.fetchBureauAppPhoto, { id, code, key }))}
          ok={fetchPhoto.label}
        />
      ) : null}
      <Events order={order} events={['confirmBureauApp']} write={write} />
    </Section>
  );
}
