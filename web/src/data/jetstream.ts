import { ApiError, post } from "./api";
import type { RequestAnswer, StreamInfo } from "./streams";
import { bytesOf, textOf } from "../text/payload";

interface ApiAnswer {
  error?: { code: number; err_code?: number; description?: string };
}

/** Asks the JetStream API of an account; an error in the answer is thrown with what it says. */
export async function askJetStream<T>(account: string, verb: string, body: unknown = undefined): Promise<T> {
  const answer = await post<RequestAnswer>("request", {
    account,
    subject: `$JS.API.${verb}`,
    data: body === undefined ? "" : JSON.stringify(body),
    timeoutMs: 5000,
    max: 1,
  });
  const reply = answer.replies[0];
  if (!reply) {
    throw new ApiError(503, answer.end === "no-responders" ? `JetStream is not enabled for account ${account}.` : "JetStream did not answer in time. Try again; if it stays so, look at the server's health.");
  }
  const document = JSON.parse(textOf(bytesOf(reply.data)) ?? "{}") as T & ApiAnswer;
  if (document.error) throw new ApiError(document.error.code, document.error.description ?? "JetStream refused.");
  return document;
}

export const streamInfo = (account: string, stream: string, options: object = {}): Promise<StreamInfo> => askJetStream(account, `STREAM.INFO.${stream}`, options);
