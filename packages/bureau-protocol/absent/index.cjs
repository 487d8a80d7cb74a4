// soap requires this module, but never uses it: HTTP requests are sent by transport.ts.
module.exports = {};
