import { principalTitle } from '@beian/domain/photo';
import { foundingEdition, isEditionId } from '@beian/domain/province';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { createFaceCheckLinkDocument } from '../../generated/upload.ts';
import { useAction } from '../../ui/form/use-send.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { Section } from '../../ui/page.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { fullTime } from '../../ui/time.ts';
import type { FillOrder } from './documents.ts';
import { faceCodeTexts } from './face-code-texts.ts';

/** That a face check of an earlier order goes on, so that nothing is to be done. */
export function ReusedFaceCheck({ order: { faceCheck } }: { readonly order: Pick<FillOrder, 'faceCheck'> }) {
  if (faceCheck === null || faceCheck.reusedFrom === null) return null;
  const { reusedFrom, answeredAt } = faceCheck;
  return (
    <Section title={t(faceCodeTexts.title)}>
      <p>{t(faceCodeTexts.reused, { order: reusedFrom, at: answeredAt === null ? '' : fullTime(answeredAt) })}</p>
    </Section>
  );
}

/** The QR code for the phone of the website's principal, and how the last face check stands. */
export function FaceCode({ order }: { readonly order: FillOrder }) {
  const [link, setLink] = useState<{ readonly path: string; readonly tries: number }>();
  const { act, isBusy } = useAction({
    send: (id: string, key) => send(createFaceCheckLinkDocument, { id, key }),
    onDone: (made) => setLink(made),
  });
  if (order.state !== 'VERIFICATION_PENDING' || order.photoGuide.method !== 'FACE_CHECK') return null;
  const title = t(principalTitle(isEditionId(order.edition) ? order.edition : foundingEdition));
  const url = link && `${location.origin}${link.path}`;
  const { faceCheck } = order;
  return (
    <Section title={t(faceCodeTexts.title)} lead={t(faceCodeTexts.lead, { title })}>
      <Faint>
        {faceCheck === null
          ? t(faceCodeTexts.none)
          : [faceCheck.stateLabel, faceCheck.outcomeLabel, faceCheck.advice].filter((one) => one !== null).join(' · ')}
      </Faint>
      {url === undefined ? null : (
        <Flex vertical align="center" gap="small">
          <QrCode value={url} label={t(faceCodeTexts.code)} />
          <p>{t(faceCodeTexts.how, { title, n: link?.tries ?? 0 })}</p>
          <a href={url} target="_blank" rel="noreferrer">
            {t(faceCodeTexts.link)}
          </a>
        </Flex>
      )}
      <div>
        <Button loading={isBusy} onClick={() => act(order.id)}>
          {t(faceCodeTexts.make)}
        </Button>
      </div>
    </Section>
  );
}
