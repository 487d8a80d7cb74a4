import { principalTitle } from '@beian/domain/photo';
import { foundingEdition, isEditionId } from '@beian/domain/province';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Flex } from 'antd';
import { lazy, Suspense } from 'react';
import { send } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { createFaceCheckLinkDocument } from '../../generated/upload.ts';
import { newKey } from '../../ui/new-key.ts';
import { errorTexts } from '../../ui/texts.ts';
import type { FillOrder } from './documents.ts';
import { faceCodeTexts } from './face-code-texts.ts';
import styles from './new-order.module.css';
import { Section } from './parts.tsx';

const Code = lazy(() => import('antd/es/qr-code'));

/** The QR code for the phone of the website's principal, and how the last face check stands. */
export function FaceCode({ order }: { readonly order: FillOrder }) {
  const t = useT();
  const { message } = App.useApp();
  const make = useMutation({
    mutationFn: () => send(createFaceCheckLinkDocument, { id: order.id, key: newKey() }),
    onSuccess: (answer) => {
      if (answer.__typename === 'ActionRefused')
        void message.warning(answer.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join(' '));
    },
    onError: () => message.error(t(errorTexts.other)),
  });
  if (order.state !== 'VERIFICATION_PENDING' || order.photoGuide.method !== 'FACE_CHECK') return null;
  const title = t(principalTitle(isEditionId(order.edition) ? order.edition : foundingEdition));
  const link = make.data?.__typename === 'FaceCheckLink' ? make.data : undefined;
  const url = link === undefined ? undefined : `${location.origin}${link.path}`;
  const { faceCheck } = order;
  return (
    <Section title={t(faceCodeTexts.title)}>
      <p>{t(faceCodeTexts.lead, { title })}</p>
      <p className={styles.faint}>
        {faceCheck === null
          ? t(faceCodeTexts.none)
          : [faceCheck.stateLabel, faceCheck.outcomeLabel, faceCheck.advice].filter((one) => one !== null).join(' · ')}
      </p>
      {url === undefined || link === undefined ? null : (
        <Flex vertical align="center" gap="small">
          <Suspense fallback={null}>
            <Code
              value={url}
              size={240}
              type="svg"
              color="var(--qr-dark)"
              bgColor="var(--qr-light)"
              aria-label={t(faceCodeTexts.code)}
            />
          </Suspense>
          <p>{t(faceCodeTexts.how, { title, n: link.tries })}</p>
          <p className={styles.hint}>
            <a href={url} target="_blank" rel="noreferrer">
              {t(faceCodeTexts.link)}
            </a>
          </p>
        </Flex>
      )}
      <Button loading={make.isPending} onClick={() => make.mutate()}>
        {t(faceCodeTexts.make)}
      </Button>
    </Section>
  );
}
