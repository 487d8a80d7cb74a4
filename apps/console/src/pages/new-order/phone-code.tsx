import { MobileOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Flex, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import type { RequiredMaterial } from '../../generated/order.ts';
import { createUploadLinkDocument } from '../../generated/upload.ts';
import { useAction } from '../../ui/form/use-send.ts';
import { useTimeoutAt } from '../../ui/hooks.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { type FillOrder, orderVersionDocument } from './documents.ts';
import { fillTexts } from './fill-texts.ts';

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

interface UploadLink {
  readonly path: string;
  readonly uploads: number;
  readonly expiresAt: string;
}

/** Shows a QR code with which a phone uploads this material, until the image is here. */
export function PhoneCode({ order, required: { kind, label }, imageId, refresh }: PhoneCodeProps) {
  const [link, setLink] = useState<UploadLink>();
  const { act, isBusy } = useAction({
    send: (material: typeof kind, key) => send(createUploadLinkDocument, { id: order.id, material, key }),
    onDone: (made) => setLink(made),
  });
  return (
    <>
      <Button
        size="small"
        icon={<MobileOutlined aria-hidden />}
        loading={isBusy}
        aria-label={t(fillTexts.phoneOf, { material: label })}
        onClick={() => act(kind)}
      >
        {t(fillTexts.phone)}
      </Button>
      {link === undefined ? null : (
        <CodeDialog
          key={link.path}
          {...{ order, label, imageId, refresh, link }}
          onAgain={() => act(kind)}
          onClose={() => setLink(undefined)}
        />
      )}
    </>
  );
}

interface CodeDialogProps extends Pick<PhoneCodeProps, 'order' | 'imageId' | 'refresh'> {
  readonly label: string;
  readonly link: UploadLink;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

function CodeDialog({ order, label, imageId, refresh, link, onAgain, onClose }: CodeDialogProps) {
  const { message } = App.useApp();
  const [before] = useState(imageId);
  const [isOver, setOver] = useState(false);
  useTimeoutAt(link.expiresAt, () => setOver(true));
  const url = `${location.origin}${link.path}`;
  const { data: now, dataUpdatedAt } = useQuery({
    ...queryOf(['orderVersion'], orderVersionDocument, { id: order.id }),
    refetchInterval: isOver ? false : ASK_MS,
    gcTime: 0,
  });
  const isNewer = now != null && now.version > order.version;
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
        <QrCode value={url} label={t(fillTexts.phoneCode)} isOver={isOver} onAgain={onAgain} />
        <p>{t(fillTexts.phoneHow, { n: link.uploads })}</p>
        <a href={url} target="_blank" rel="noreferrer">
          {t(fillTexts.phoneLink)}
        </a>
        <Faint>{t(fillTexts.phoneWaits)}</Faint>
      </Flex>
    </Modal>
  );
}
