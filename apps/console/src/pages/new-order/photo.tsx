import { List } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { Section } from '../../ui/page.tsx';
import { AppPhoto } from './app-photo.tsx';
import { Curtain } from './curtain.tsx';
import type { FillOrder } from './documents.ts';
import { Events } from './events.tsx';
import { FaceCode } from './face-code.tsx';
import { Material, type MaterialsProps } from './materials.tsx';
import { PhotoExamples } from './photo-examples.tsx';
import { photoTexts } from './photo-texts.ts';

/** What is done for the photo, by the method that the province asks for: before the curtain, with the bureau's app, or by a face check. */
export function Photo({ order, canAttach, write, refresh }: MaterialsProps) {
  if (order.state !== 'VERIFICATION_PENDING') return null;
  const photo = order.requiredMaterials.find(({ kind }) => kind === 'FACE_PHOTO');
  const takesUpload = order.actions.some(({ event }) => event === 'submitPhoto');
  const item = order.items.find(({ key, material }) => key === 'material.FACE_PHOTO' && material !== null);
  return (
    <>
      <FaceCode order={order} />
      {order.photoGuide.method === 'CURTAIN' ? <Curtain {...{ order, write }} /> : null}
      {order.photoGuide.method === 'BUREAU_APP' ? <AppPhoto {...{ order, write }} /> : null}
      <Guide order={order} />
      {photo === undefined || !takesUpload ? null : (
        <Section title={t(photoTexts.upload)}>
          <Material {...{ required: photo, item, order, write, refresh }} disabled={!canAttach} />
          <Events order={order} events={['submitPhoto']} write={write} />
        </Section>
      )}
    </>
  );
}

/** What to see to, by group, and for a photo before the curtain how it looks. */
function Guide({ order: { photoGuide } }: { order: FillOrder }) {
  const groups = [...new Set(photoGuide.steps.map(({ groupLabel }) => groupLabel))];
  return (
    <Section title={t(photoTexts.guide)}>
      {photoGuide.method === 'CURTAIN' ? <PhotoExamples /> : null}
      <p>{t(photoTexts.whoLooks)}</p>
      <List
        size="small"
        grid={{ gutter: 16, xs: 1, sm: 2, md: 3 }}
        dataSource={groups}
        renderItem={(group) => (
          <List.Item>
            <h3>{group}</h3>
            <ul>
              {photoGuide.steps
                .filter(({ groupLabel }) => groupLabel === group)
                .map(({ id, text }) => (
                  <li key={id}>{text}</li>
                ))}
            </ul>
          </List.Item>
        )}
      />
    </Section>
  );
}
