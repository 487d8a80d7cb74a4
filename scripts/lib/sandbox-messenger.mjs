/** `MESSENGER_URL` of the sandbox's messenger, with its app and key. @param {string} sandboxUrl */
export const messengerOf = (sandboxUrl) =>
  Object.assign(new URL('/messenger', sandboxUrl), { username: 'sandbox', password: 'sandbox-messenger-key' }).href;
