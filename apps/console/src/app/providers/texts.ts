import { bilingual } from '@beian/domain/text';

export const signInErrorTexts = {
  wrong: bilingual('账号或密码不对，请核对后重试', 'Account or password is not right. Check both and try again'),
  tooMany: bilingual('尝试次数过多，请稍后再试', 'Too many attempts. Wait a little and try again'),
  unreachable: bilingual('暂时连不上服务，请检查网络后重试', 'The service cannot be reached. Check the network and try again'),
};
