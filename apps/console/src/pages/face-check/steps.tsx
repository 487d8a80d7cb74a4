import { useMutation } from '@tanstack/react-query';
import { Progress } from 'antd';
import { useState } from 'react';
import type { ApiError } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import type { Refused } from '../../ui/link-page/link.ts';
import styles from '../../ui/link-page/link-page.module.css';
import { SendFailure } from '../../ui/link-page/send-failure.tsx';
import { linkTexts } from '../../ui/link-page/texts.ts';
import { Commitment } from './commitment.tsx';
import { Consent, NotAgreed } from './consent.tsx';
import { IdPicture } from './id-picture.tsx';
import { agree, type FaceLink, type PictureKind, sendCheck, sendPicture, sendSignature } from './link.ts';
import { Result } from './result.tsx';
import { Selfie } from './selfie.tsx';
import { faceTexts } from './texts.ts';

/** The sharpest frame first. */
const frameKinds: readonly PictureKind[] = ['FRAME_1', 'FRAME_2', 'FRAME_3'];

const stages = ['Consent', 'Commitment', 'ID_FRONT', 'ID_BACK', 'Selfie', 'Result'] as const;
type Stage = (typeof stages)[number];

/** Where the person is, by what the server has. */
function stageOf({ check, commitment }: FaceLink): Stage {
  if (check === null) return 'Consent';
  if (check.state !== 'taking') return 'Result';
  if (commitment !== null && check.signedAt === null) return 'Commitment';
  return (['ID_FRONT', 'ID_BACK'] as const).find((kind) => !check.taken.includes(kind)) ?? 'Selfie';
}

interface StepsProps {
  readonly token: string;
  readonly link: FaceLink;
  /** Reads the link again. */
  readonly refresh: () => Promise<void>;
}

/** The steps of a face check: consent, the commitment where it is signed on screen, both sides of the ID, selfie, result. */
export function Steps({ token, link, refresh }: StepsProps) {
  const [hasRefused, setRefused] = useState(false);
  const write = useMutation<unknown, ApiError | Refused, () => Promise<unknown>>({
    mutationFn: (work) => work(),
    // A link that ended meanwhile shows so after it was read again.
    onSettled: refresh,
  });
  const stage = stageOf(link);
  const asked = stages.filter((one) => one !== 'Commitment' || link.commitment !== null);
  const nth = asked.indexOf(stage);
  const step = t(faceTexts.step, {
    n: nth + 1,
    of: asked.length,
    label: t(faceTexts.steps[stage]),
  });
  const begin = () => write.mutate(() => agree(token, link.consent.version));
  const send = (kind: PictureKind, image: Blob) => write.mutate(() => sendPicture(token, kind, image));
  const sendSelfie = (frames: readonly Blob[]) =>
    write.mutate(async () => {
      for (const [at, kind] of frameKinds.entries()) {
        const frame = frames[at];
        if (frame !== undefined) await sendPicture(token, kind, frame);
      }
      await sendCheck(token);
    });
  if (hasRefused) return <NotAgreed text={link.consent.refused} onBack={() => setRefused(false)} />;
  return (
    <div className={styles.page} aria-busy={write.isPending}>
      <p className={styles.faint}>{t(linkTexts.order, { number: link.orderNumber, kind: link.orderKind })}</p>
      {link.person === null ? null : <p>{t(faceTexts.person, { title: link.title, ...link.person })}</p>}
      <Progress percent={(100 * (nth + 1)) / asked.length} steps={asked.length} showInfo={false} aria-label={step} />
      <h2 aria-live="polite">{step}</h2>
      {stage === 'Consent' ? (
        <Consent link={link} isBusy={write.isPending} onAgree={begin} onRefuse={() => setRefused(true)} />
      ) : stage === 'Commitment' && link.commitment !== null ? (
        <Commitment
          commitment={link.commitment}
          isBusy={write.isPending}
          onSign={(signature) => write.mutate(() => sendSignature(token, link.commitment?.version ?? '', signature))}
        />
      ) : stage === 'Result' ? (
        <Result link={link} isBusy={write.isPending} onAgain={begin} />
      ) : stage === 'Selfie' ? (
        <Selfie guide={link.guide} isBusy={write.isPending} onSend={sendSelfie} />
      ) : stage === 'Commitment' ? null : (
        <IdPicture
          key={stage}
          label={t(faceTexts.steps[stage])}
          isBusy={write.isPending}
          onUse={(image) => send(stage, image)}
        />
      )}
      {write.error === null ? null : <SendFailure error={write.error} />}
    </div>
  );
}
