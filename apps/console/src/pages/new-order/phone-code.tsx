import { MobileOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Flex, Modal } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { request, send } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import type { RequiredMaterial } from '../../generated/order.ts';
import { createUploadLinkDocument } from '../../generated/upload.ts';
import { useTimeoutAt } from '../../ui/hooks.ts';
import { newKey } from '../../ui/new-key.ts';
import { errorTexts } from '../../ui/texts.ts';
import { type FillOrder, orderVersionDocument } from './documents.ts';
import { fillTexts } from './fill-texts.ts';
import styles from './new-order.module.css';

const Code = lazy(() => import('antd/es/qr-code'));

/** How often the form asks whether the phone has sent something, ms, while the code is shown. */
const ASK_MS = 2000;

interface PhoneCodeProps {
  readonly order: Pick<FillOrder, 'id' | 'version'>;
  readonly required: Pick<RequiredMaterial, 'kind' | 'label'>;
  /** The id of the image that is attached; another one closes the code. */
  readonly imageId: string | undefined;
  /** Reads the order again. */
  readonly refresh: () => Promise<unknown>;
}

/** Shows a QR code with which a phone uploads this material, until the image is here. */
export function PhoneCode({ order, required, imageId, refresh }: PhoneCodeProps) {
  const t = useT();
  const { message } = App.useApp();
  const { kind, label } = required;
  const make = useMutation({
    mutationFn: () => send(createUploadLinkDocument, { id: order.id, material: kind, key: newKey() }),
    onSuccess: (answer) => {
      if (answer.__typename === 'ActionRefused')
        void message.warning(answer.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join(' '));
    },
    onError: () => message.error(t(errorTexts.other)),
  });
  const link = make.data?.__typename === 'UploadLink' ? make.data : undefined;
  return (
    <>
      <Button
        size="small"
        icon={<MobileOutlined aria-hidden />}
        loading={make.isPending}
        aria-label={t(fillTexts.phoneOf, { material: label })}
        onClick={() => make.mutate()}
      >
        {t(fillTexts.phone)}
      </Button>
      {link === undefined ? null : (
        <CodeDialog
          key={link.path}
          {...{ order, label, imageId, refresh, link }}
          onAgain={() => make.mutate()}
          onClose={() => make.reset()}
        />
      )}
    </>
  );
}

interface CodeDialogProps extends Pick<PhoneCodeProps, 'order' | 'imageId' | 'refresh'> {
  readonly label: string;
  readonly link: { readonly path: string; readonly uploads: number; readonly expiresAt: string };
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

function CodeDialog({ order, label, imageId, refresh, link, onAgain, onClose }: CodeDialogProps) {
  const t = useT();
  const { message } = App.useApp();
  const [before] = useState(imageId);
  const [isOver, setOver] = useState(false);
  useTimeoutAt(link.expiresAt, () => setOver(true));
  const url = `${location.origin}${link.path}`;
  const { data: version, dataUpdatedAt } = useQuery({
    queryKey: ['orderVersion', order.id],
    queryFn: async () => (await request(orderVersionDocument, { id: order.id })).order?.version ?? null,
    refetchInterval: isOver ? false : ASK_MS,
    gcTime: 0,
  });
  const isNewer = version != null && version > order.version;
  // At each answer, because a reading may fail.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (isNewer) void refresh().catch(() => undefined);
  }, [isNewer, dataUpdatedAt]);
  const isHere = imageId !== undefined && imageId !== before;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the image is here
  useEffect(() => {
    if (!isHere) return;
    void message.success(t(fillTexts.materialSaved, { material: label }));
    onClose();
  }, [isHere]);
  return (
    <Modal open title={t(fillTexts.phoneOf, { material: label })} footer={null} width={360} onCancel={onClose}>
      <Flex vertical align="center" gap="small">
        <Suspense fallback={null}>
          {/* Dark on light in the dark theme, too: not every phone reads it the other way round. */}
          <Code
            value={url}
            size={240}
            type="svg"
            color="var(--qr-dark)"
            bgColor="var(--qr-light)"
            status={isOver ? 'expired' : 'active'}
            onRefresh={onAgain}
            aria-label={t(fillTexts.phoneCode)}
          />
        </Suspense>
        <p>{t(fillTexts.phoneHow, { n: link.uploads })}</p>
        <p className={styles.hint}>
          <a href={url} target="_blank" rel="noreferrer">
            {t(fillTexts.phoneLink)}
          </a>
        </p>
        <p className={styles.hint}>{t(fillTexts.phoneWaits)}</p>
      </Flex>
    </Modal>
  );
}
