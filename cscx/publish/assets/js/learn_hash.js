// 지문과 합계.
import { sha256Words } from "../../../training/js/sha256.js";

/** 글의 SHA-256, 16진수. @param {string} text */
export const learnHash = (text) => sha256Words(text).map((word) => word.toString(16).padStart(8, "0")).join("");
